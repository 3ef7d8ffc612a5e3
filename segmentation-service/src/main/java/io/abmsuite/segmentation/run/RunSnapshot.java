package io.abmsuite.segmentation.run;

import java.util.List;
import java.util.UUID;

/**
 * All a run computes from, as of one moment of the ledger.
 *
 * @param watermark ledger position of that moment
 * @param currency of all amounts; null if there are no sales and none was asked for
 * @param members accounts of the portfolio; null: all
 */
public record RunSnapshot(long watermark, String currency, List<UUID> members, RunSource source) {}
