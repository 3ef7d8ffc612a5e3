package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.AccountResult;
import java.util.UUID;

/**
 * One line of a run's results.
 *
 * @param ord place in the order of the output, from 1
 */
public record ResultLine(int ord, UUID accountId, AccountResult result) {}
