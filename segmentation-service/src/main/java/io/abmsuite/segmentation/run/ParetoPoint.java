package io.abmsuite.segmentation.run;

import java.math.BigDecimal;

/**
 * A point of the Pareto curve: the first accounts, by total, and what they bring together.
 *
 * @param accounts how many accounts, from the largest on
 * @param accountShare the same as a share of all accounts with a class
 * @param cumShare their share of the total
 * @param abcClass class of the last of them
 */
public record ParetoPoint(int accounts, int rank, BigDecimal accountShare, BigDecimal cumShare, String abcClass) {}
