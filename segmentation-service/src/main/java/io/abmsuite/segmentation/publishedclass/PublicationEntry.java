package io.abmsuite.segmentation.publishedclass;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A publication as it is remembered.
 *
 * @param number counts publications; the highest is the present one
 * @param runId the run whose results were published; null if it was live
 * @param watermark ledger position up to which sales were seen
 * @param told accounts of which there was something new
 * @param moved those of them with another class or lifecycle
 * @param outputHash of all that was found
 */
public record PublicationEntry(
        long number,
        UUID id,
        PublicationOrder.Kind kind,
        String policy,
        int policyVersion,
        UUID runId,
        LocalDate asOf,
        String currency,
        long watermark,
        int accounts,
        int told,
        int moved,
        BigDecimal majorShare,
        String outputHash,
        String actor,
        String reason,
        Instant publishedAt) {}
