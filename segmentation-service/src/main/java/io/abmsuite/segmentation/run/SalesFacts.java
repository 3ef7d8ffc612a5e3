package io.abmsuite.segmentation.run;

import java.time.LocalDate;
import java.util.List;

/**
 * What a run must know of the sales before it begins.
 *
 * @param currencies of the effective sales, sorted
 * @param lastDay latest date of the effective sales; null if there are none
 */
record SalesFacts(List<String> currencies, LocalDate lastDay) {}
