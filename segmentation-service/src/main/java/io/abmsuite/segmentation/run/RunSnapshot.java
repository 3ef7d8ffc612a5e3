package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.KernelInput;
import java.util.Map;
import java.util.UUID;

/**
 * All a run computes from, as of one moment of the ledger.
 *
 * @param watermark ledger position of that moment
 * @param accounts ids of all accounts by their codes
 */
record RunSnapshot(long watermark, SalesFacts facts, Map<String, UUID> accounts, KernelInput input, MonthSums months) {}
