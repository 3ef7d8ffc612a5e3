package io.abmsuite.segmentation.publishedclass.api;

import io.abmsuite.segmentation.publishedclass.PublicationEntry;
import io.abmsuite.segmentation.publishedclass.PublicationOrder;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A publication.
 *
 * @param number counts publications; the highest is the present one
 * @param runId the run whose results were published; null if it was live
 * @param watermark ledger position up to which sales were seen
 * @param counts null for callers who do not see all teams
 * @param majorShare share of the major accounts in the total, 6 decimals; null without positive totals, or if the caller
 *     does not see all teams
 * @param outputHash of all that was found: equal for an equal replay
 */
public record PublicationResponse(
        @NotNull UUID id,
        long number,
        @NotNull PublicationOrder.Kind kind,
        @NotNull String policy,
        int policyVersion,
        UUID runId,
        @NotNull LocalDate asOf,
        String currency,
        long watermark,
        Counts counts,
        String majorShare,
        @NotNull String outputHash,
        @NotNull String actor,
        String reason,
        @NotNull Instant publishedAt) {

    /**
     * How many accounts there were.
     *
     * @param accounts classified
     * @param told with something new
     * @param moved with another class or lifecycle
     */
    public record Counts(int accounts, int told, int moved) {}

    static PublicationResponse of(PublicationEntry entry, boolean seesAll) {
        return new PublicationResponse(
                entry.id(),
                entry.number(),
                entry.kind(),
                entry.policy(),
                entry.policyVersion(),
                entry.runId(),
                entry.asOf(),
                entry.currency(),
                entry.watermark(),
                seesAll ? new Counts(entry.accounts(), entry.told(), entry.moved()) : null,
                seesAll && entry.majorShare() != null ? entry.majorShare().toPlainString() : null,
                entry.outputHash(),
                entry.actor(),
                entry.reason(),
                entry.publishedAt());
    }
}
