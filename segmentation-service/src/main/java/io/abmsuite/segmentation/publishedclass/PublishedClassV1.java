package io.abmsuite.segmentation.publishedclass;

import io.abmsuite.segmentation.money.DecimalText;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The wire form of a published class. */
record PublishedClassV1(
        UUID accountId,
        String accountCode,
        long version,
        String policy,
        int policyVersion,
        UUID runId,
        LocalDate asOf,
        LocalDate since,
        String abcClass,
        String xyzClass,
        String cell,
        String lifecycle,
        Integer rank,
        String total,
        String currency,
        String share,
        String cv,
        Integer recencyDays,
        List<String> flags,
        List<MonthTotal> monthTotals,
        String computedCell,
        String override) {

    static PublishedClassV1 of(ClassChange change) {
        PublishedClass published = change.after();
        ClassFigures figures = published.figures();
        Publication source = published.source();
        return new PublishedClassV1(
                figures.accountId(),
                figures.accountCode(),
                published.version(),
                source.policy(),
                source.policyVersion(),
                source.runId(),
                source.asOf(),
                published.since(),
                published.letters().abc(),
                published.letters().xyz(),
                published.letters().cell(),
                figures.lifecycle(),
                figures.rank(),
                DecimalText.of(figures.total()),
                figures.currency(),
                DecimalText.of(figures.share()),
                DecimalText.of(figures.cv()),
                figures.recencyDays(),
                figures.flags(),
                figures.monthTotals(),
                figures.letters().cell(),
                change.override() == null ? null : change.override().kind().name());
    }
}
