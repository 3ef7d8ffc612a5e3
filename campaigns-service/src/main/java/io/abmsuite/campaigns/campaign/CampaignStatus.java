package io.abmsuite.campaigns.campaign;

import io.abmsuite.platform.state.StateTable;

/** State of a campaign. */
public enum CampaignStatus {
    DRAFT,
    IN_REVIEW,
    APPROVED,
    /** Touches are handed out. */
    ACTIVE,
    PAUSED,
    COMPLETED,
    CANCELLED;

    static final StateTable<CampaignStatus> MOVES = StateTable.of("CAMPAIGN", CampaignStatus.class)
            .allow(DRAFT, IN_REVIEW, CANCELLED)
            .allowWithReason(IN_REVIEW, DRAFT)
            .allow(IN_REVIEW, APPROVED, CANCELLED)
            .allowWithReason(APPROVED, DRAFT)
            .allow(APPROVED, ACTIVE, CANCELLED)
            .allowWithReason(ACTIVE, PAUSED, CANCELLED)
            .allow(ACTIVE, COMPLETED)
            .allow(PAUSED, ACTIVE, COMPLETED)
            .allowWithReason(PAUSED, CANCELLED)
            .build();
}
