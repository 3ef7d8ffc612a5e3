package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.batch.Batches;
import io.abmsuite.segmentation.ledger.LedgerMonths;
import io.abmsuite.segmentation.publishedclass.ClassFigures;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What runs found, as it is published: lines with the sums of their months. */
@ApplicationScoped
class RunFigures {

    private final LedgerMonths months;

    RunFigures(LedgerMonths months) {
        this.months = months;
    }

    /** Of a run that was just computed. */
    Multi<List<ClassFigures>> of(SqlConnection transaction, ComputedRun computed) {
        return computed.hasMonths()
                ? Batches.rows(computed.size(), computed::figures)
                : of(
                        transaction,
                        Batches.rows(computed.size(), computed::line),
                        computed.currency(),
                        computed.task().asOf());
    }

    /** Of lines whose amounts are in the currency of the sales. */
    Multi<List<ClassFigures>> of(
            SqlConnection transaction, Multi<List<ResultLine>> lines, String currency, LocalDate asOf) {
        return lines.onItem().transformToUniAndConcatenate(batch -> of(transaction, batch, currency, asOf));
    }

    private Uni<List<ClassFigures>> of(
            SqlConnection transaction, List<ResultLine> lines, String currency, LocalDate asOf) {
        UUID[] accounts = lines.stream().map(ResultLine::accountId).toArray(UUID[]::new);
        return months.of(transaction, accounts, currency, asOf)
                .map(sums -> lines.stream()
                        .map(line -> ResultFigures.of(line, currency, sums.getOrDefault(line.accountId(), List.of())))
                        .toList());
    }
}
