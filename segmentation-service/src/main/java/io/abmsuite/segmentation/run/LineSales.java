package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.exchangerate.Conversion;
import io.abmsuite.segmentation.exchangerate.ExchangeRateService;
import io.abmsuite.segmentation.exchangerate.RateTable;
import io.abmsuite.segmentation.kernel.DayTotal;
import io.abmsuite.segmentation.kernel.KernelException;
import io.abmsuite.segmentation.ledger.LedgerReader;
import io.abmsuite.segmentation.ledger.LedgerView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads the day totals behind single lines of a completed run, as the run saw them: at its watermark, with the accounts that
 * counted under each line and with the exchange rates of that moment.
 */
@ApplicationScoped
public class LineSales {

    /** Takes day totals of lines, in any order; a line may have several of one day. */
    public interface Receiver {

        void day(UUID line, DayTotal total);
    }

    private final LedgerReader ledger;
    private final ExchangeRateService rates;

    LineSales(LedgerReader ledger, ExchangeRateService rates) {
        this.ledger = ledger;
        this.rates = rates;
    }

    /** The lines of a run. */
    public Uni<Lines> of(Run run) {
        RunTask task = run.task();
        return ledger.atOneMoment(snapshot -> rates.at(
                                snapshot, task.baseCurrency(), run.outcome().watermark())
                        .chain(table -> members(snapshot, run).map(members -> new Lines(run, members, table))))
                .onFailure(KernelException.class)
                .transform(ComputedRun::refusal);
    }

    /** Which accounts count under each line; null if each has its own. */
    private Uni<Map<UUID, List<UUID>>> members(SqlConnection snapshot, Run run) {
        if (!run.task().rollUp()) {
            return Uni.createFrom().nullItem();
        }
        KeptAccounts kept = new KeptAccounts();
        return ledger.accounts(snapshot, run.outcome().watermark(), kept::add).map(nothing -> {
            Map<UUID, List<UUID>> members = new HashMap<>();
            ResultLines.of(kept.all(), run.task().group(), true)
                    .forEach((member, line) -> members.computeIfAbsent(line.id(), any -> new ArrayList<>())
                            .add(member));
            return members;
        });
    }

    /** What counts under the lines of one run. */
    public final class Lines {

        private final Run run;
        private final Map<UUID, List<UUID>> members;
        private final RateTable table;

        private Lines(Run run, Map<UUID, List<UUID>> members, RateTable table) {
            this.run = run;
            this.members = members;
            this.table = table;
        }

        /** The accounts that count under a line. */
        public List<UUID> members(UUID line) {
            return members == null ? List.of(line) : members.getOrDefault(line, List.of(line));
        }

        /** Hands over the day totals of some lines, in the currency of the run. */
        public Uni<Void> days(Collection<UUID> lines, Receiver receiver) {
            Map<UUID, UUID> lineOf = new HashMap<>();
            Map<UUID, Integer> numbers = new HashMap<>();
            lines.forEach(line -> {
                numbers.put(line, numbers.size());
                members(line).forEach(member -> lineOf.put(member, line));
            });
            Conversion conversion =
                    new Conversion(table, run.currency(), run.parameters().granularity());
            LedgerView view = new LedgerView(run.asOf(), run.outcome().watermark(), List.copyOf(lineOf.keySet()));
            return ledger.atOneMoment(snapshot -> ledger.totals(snapshot, view, (account, day, currency, sums) -> {
                UUID line = lineOf.get(account);
                receiver.day(
                        line,
                        total(
                                day.toEpochDay(),
                                sums,
                                conversion.convert(numbers.get(line), day, currency, sums.amount(), sums.margin())));
            }));
        }

        private DayTotal total(long day, LedgerReader.Sums sums, Conversion.Converted converted) {
            return new DayTotal(
                    day,
                    converted == null ? 0 : converted.amount(),
                    converted == null ? 0 : converted.margin(),
                    sums.quantity(),
                    sums.rows(),
                    sums.rowsPositive(),
                    sums.rowsNegative(),
                    sums.rowsWithoutMargin(),
                    sums.rowsWithoutQuantity());
        }
    }
}
