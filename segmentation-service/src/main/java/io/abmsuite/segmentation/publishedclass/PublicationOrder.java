package io.abmsuite.segmentation.publishedclass;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What is to be published, and what the publication is remembered by.
 *
 * @param source policy, date and id
 * @param own an id of its own
 * @param cause why classes move by it
 * @param currency of the totals; null if there are none
 * @param watermark ledger position up to which sales were seen; with the policy version it makes the publication repeatable
 * @param accounts how many accounts were classified
 * @param outputHash of all that was found
 * @param majorShare share of the major accounts; null without positive totals
 * @param reason why somebody asked for it; null for the usual
 */
public record PublicationOrder(
        Publication source,
        UUID own,
        Kind kind,
        Cause cause,
        String currency,
        long watermark,
        int accounts,
        String outputHash,
        BigDecimal majorShare,
        String actor,
        String reason) {

    /** Where what is published comes from. */
    public enum Kind {
        /** A stored run, published when it was completed. */
        RUN,
        /** A live publication: what changed, computed again when it is asked for. */
        LIVE,
        /** An earlier stored run, published again. */
        ROLL_BACK
    }

    /** Id of the publication: that of the run or live publication, or one of its own if a run is published again. */
    UUID id() {
        return kind == Kind.ROLL_BACK ? own : source.runId();
    }

    /** Whether a class counts at once, however many publications its policy asks for. */
    boolean confirmsAtOnce() {
        return kind == Kind.ROLL_BACK;
    }
}
