package io.abmsuite.campaigns.touch;

import java.time.Instant;
import java.util.UUID;

/** Event on {@code abm.engagements}: what became of a touch. Carries no text of a person. */
record EngagementV1(
        UUID engagementId,
        UUID touchId,
        UUID campaignId,
        String campaignName,
        UUID accountId,
        String accountCode,
        UUID contactId,
        Outcome kind,
        Instant occurredAt) {

    static final String TOPIC = "abm.engagements";
    static final String TYPE = "io.abmsuite.EngagementV1";
}
