package io.abmsuite.segmentation.run;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.segmentation.ledger.AccountFacts;
import io.abmsuite.segmentation.ledger.LedgerReader;
import io.abmsuite.segmentation.ledger.LedgerView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads from the ledger what a run needs, as it stands or as it stood at a watermark. */
@ApplicationScoped
public class RunInput {

    private final LedgerReader ledger;

    RunInput(LedgerReader ledger) {
        this.ledger = ledger;
    }

    /** What there is to know of the sales up to a day, before a run is queued. */
    Uni<SalesFacts> facts(LocalDate until) {
        return ledger.atOneMoment(snapshot -> ledger.facts(snapshot, LedgerView.now(until)))
                .map(facts -> SalesFacts.of(facts, until));
    }

    /** All a run computes from; 422 if it cannot be computed. */
    public Uni<RunSnapshot> read(RunTask task) {
        return ledger.atOneMoment(snapshot -> {
            SnapshotBuilder builder = new SnapshotBuilder(task.asOf());
            return accounts(snapshot, task, builder).chain(members -> sales(snapshot, task, members, builder));
        });
    }

    private Uni<RunSnapshot> sales(SqlConnection snapshot, RunTask task, List<UUID> members, SnapshotBuilder builder) {
        LedgerView view = new LedgerView(task.asOf(), task.watermark(), members);
        return ledger.facts(snapshot, view).chain(found -> {
            SalesFacts facts = SalesFacts.of(found, task.asOf());
            List<FieldFault> faults = RunCheck.currencyFaults(facts.currencies(), task.currency());
            if (!faults.isEmpty()) {
                throw ProblemException.unprocessable(faults);
            }
            return ledger.totals(snapshot, view, builder)
                    .map(nothing -> builder.build(found.watermark(), facts, members));
        });
    }

    /** The accounts of the portfolio; null if they are all there are. */
    private Uni<List<UUID>> accounts(SqlConnection snapshot, RunTask task, SnapshotBuilder builder) {
        if (task.group() == null && !task.rollUp()) {
            return ledger.accounts(snapshot, task.watermark(), builder::account).map(nothing -> null);
        }
        List<AccountFacts> all = new ArrayList<>();
        return ledger.accounts(snapshot, task.watermark(), all::add).map(nothing -> {
            Map<UUID, AccountFacts> lines = ResultLines.of(all, task.group(), task.rollUp());
            lines.values().stream().distinct().forEach(builder::account);
            lines.forEach((member, line) -> builder.member(member, line.id()));
            return task.group() == null ? null : List.copyOf(lines.keySet());
        });
    }
}
