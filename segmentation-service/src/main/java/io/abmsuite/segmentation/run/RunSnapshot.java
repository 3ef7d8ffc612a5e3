package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.KernelInput;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All a run computes from, as of one moment of the ledger.
 *
 * @param watermark ledger position of that moment
 * @param currency of all amounts; null if there are no sales and none was asked for
 * @param accounts ids of the accounts with a line by their codes
 * @param members accounts of the portfolio; null: all
 */
public record RunSnapshot(
        long watermark,
        String currency,
        Map<String, UUID> accounts,
        List<UUID> members,
        KernelInput input,
        MonthSums months) {}
