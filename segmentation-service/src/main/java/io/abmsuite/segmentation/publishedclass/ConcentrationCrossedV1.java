package io.abmsuite.segmentation.publishedclass;

import io.abmsuite.segmentation.money.DecimalText;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The wire form of a crossing: an account from or to NONE, MAJOR or DOMINANT, or, without an account, the share of all
 * major accounts from or to a {@link ConcentrationBand}; null where there is no positive total.
 */
record ConcentrationCrossedV1(
        String policy,
        int policyVersion,
        UUID runId,
        LocalDate asOf,
        UUID accountId,
        String accountCode,
        String share,
        String from,
        String to) {

    static ConcentrationCrossedV1 of(ClassChange change, Publication source) {
        ClassFigures figures = change.after().figures();
        return new ConcentrationCrossedV1(
                source.policy(),
                source.policyVersion(),
                source.runId(),
                source.asOf(),
                figures.accountId(),
                figures.accountCode(),
                DecimalText.of(figures.share()),
                ClassChange.level(change.before()),
                ClassChange.level(change.after()));
    }

    static ConcentrationCrossedV1 of(PublicationOrder order, ConcentrationBand from, ConcentrationBand to) {
        Publication source = order.source();
        return new ConcentrationCrossedV1(
                source.policy(),
                source.policyVersion(),
                source.runId(),
                source.asOf(),
                null,
                null,
                DecimalText.of(order.majorShare()),
                from == null ? null : from.name(),
                to == null ? null : to.name());
    }
}
