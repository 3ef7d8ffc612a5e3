package io.abmsuite.segmentation.explanation;

import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.VisibleTeams;
import io.abmsuite.segmentation.kernel.AccountResult;
import io.abmsuite.segmentation.kernel.KernelException;
import io.abmsuite.segmentation.ledger.EffectiveSales;
import io.abmsuite.segmentation.publishedclass.PublishedClassService;
import io.abmsuite.segmentation.run.AccountResults;
import io.abmsuite.segmentation.run.LineSales;
import io.abmsuite.segmentation.run.ResultLine;
import io.abmsuite.segmentation.run.Run;
import io.abmsuite.segmentation.run.RunResultService;
import io.abmsuite.segmentation.run.StandingsQueries;
import io.abmsuite.segmentation.run.Strategy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Explains results of completed runs, from the ledger as it was when the run saw it. */
@ApplicationScoped
public class ExplanationService {

    private final RunResultService runs;
    private final AccountResults results;
    private final StandingsQueries standings;
    private final LineSales sales;
    private final PublishedClassService published;

    ExplanationService(
            RunResultService runs,
            AccountResults results,
            StandingsQueries standings,
            LineSales sales,
            PublishedClassService published) {
        this.runs = runs;
        this.results = results;
        this.standings = standings;
        this.sales = sales;
        this.published = published;
    }

    /**
     * A result with the run it belongs to.
     */
    public record Found(Run run, ResultLine line, LineSales.Lines lines) {

        List<UUID> members() {
            return lines.members(line.accountId());
        }

        /** The sales it was computed from, as far as the caller sees their accounts. */
        public EffectiveSales.Of sales(VisibleTeams teams) {
            return new EffectiveSales.Of(members(), run.outcome().watermark(), run.asOf(), teams);
        }

        /** The name of the period of the run a day lies in; null outside the window. */
        public String periodOf(LocalDate day) {
            boolean inside = !day.isBefore(run.outcome().windowStart())
                    && !day.isAfter(run.outcome().windowEnd());
            return inside ? PeriodSeries.labelOf(run.parameters().granularity(), day) : null;
        }
    }

    /** The result of an account the caller sees; 404 if there is none, 409 if the run is not completed. */
    public Uni<Found> find(UUID run, String account, VisibleTeams teams) {
        return runs.requireCompleted(run, teams)
                .chain(found -> results.require(run, account, teams)
                        .chain(line -> sales.of(found).map(lines -> new Found(found, line, lines))));
    }

    /** 409 if the ledger does not lead to what the run has stored. */
    public Uni<Explanation> explain(UUID run, String account, VisibleTeams teams) {
        return find(run, account, teams).chain(found -> {
            DaySales days = new DaySales();
            return found.lines()
                    .days(List.of(found.line().accountId()), days)
                    .invoke(() -> compare(found, days))
                    .chain(() -> published(found, teams))
                    .chain(beside -> abc(found).map(abc -> explanation(found, days, abc, beside)));
        });
    }

    private Uni<AbcExplanation> abc(Found found) {
        return new AbcExplainer(
                        found.run().parameters(),
                        found.run().currency(),
                        found.line(),
                        standings.without(found.run(), found.line()))
                .explain();
    }

    private Uni<PublishedBeside> published(Found found, VisibleTeams teams) {
        return published
                .require(found.line().accountId().toString(), teams)
                .map(view -> PublishedBeside.of(view, found.run().id()))
                .onFailure(ProblemException.class)
                .recoverWithNull();
    }

    private static void compare(Found found, DaySales days) {
        BigDecimal stored = found.line().result().total();
        BigDecimal recomputed = recomputed(found, days);
        boolean same = stored == null || recomputed == null
                ? stored == null && recomputed == null
                : stored.compareTo(recomputed) == 0;
        if (!same) {
            throw ProblemException.conflict(
                    "LEDGER_DISAGREES",
                    "The ledger and the stored result disagree: at the watermark of the run the sales add up to another total.",
                    Map.of(
                            "stored", Objects.toString(Figures.text(stored), "none"),
                            "recomputed", Objects.toString(Figures.text(recomputed), "none")));
        }
    }

    /** Null if there is no sale in the window, or the sales cannot be added up. */
    private static BigDecimal recomputed(Found found, DaySales days) {
        try {
            AccountResult alone = days.alone(
                    found.line().result().accountId(),
                    found.run().parameters(),
                    found.run().asOf());
            return alone.total();
        } catch (KernelException refused) {
            return null;
        }
    }

    private static Explanation explanation(Found found, DaySales days, AbcExplanation abc, PublishedBeside beside) {
        AccountResult result = found.line().result();
        var parameters = found.run().parameters();
        return new Explanation(
                found.line().accountId(),
                result.accountId(),
                result.cell(),
                result.cell() == null ? null : Strategy.of(result.cell()),
                abc,
                new XyzExplainer(parameters, result).explain(),
                PeriodSeries.of(days, parameters, found.run().outcome().windowEnd(), result.observedPeriods()),
                RfmExplanation.of(result.rfm(), result.purchases()),
                new LifecycleExplainer(parameters, result, days.purchases()).explain(),
                DemandExplanation.of(result, parameters),
                FlagExplanation.of(result.flags(), parameters),
                beside,
                Lineage.of(found.run(), found.members().size()));
    }
}
