package io.abmsuite.segmentation.run;

import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.segmentation.exchangerate.Conversion;
import io.abmsuite.segmentation.exchangerate.ExchangeRateService;
import io.abmsuite.segmentation.kernel.KernelException;
import io.abmsuite.segmentation.ledger.AccountFacts;
import io.abmsuite.segmentation.ledger.LedgerReader;
import io.abmsuite.segmentation.ledger.LedgerView;
import io.abmsuite.segmentation.portfolio.CurrencyChoice;
import io.abmsuite.segmentation.portfolio.LedgerPortfolio;
import io.abmsuite.segmentation.portfolio.LedgerPortfolios;
import io.abmsuite.segmentation.portfolio.SalesFacts;
import io.abmsuite.segmentation.portfolio.SameCodeException;
import io.abmsuite.segmentation.portfolio.SeveralCurrenciesException;
import io.abmsuite.segmentation.worker.OnWorker;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** Reads from the ledger what a run needs, as it stands or as it stood at a watermark. */
@ApplicationScoped
public class RunInput {

    private final LedgerReader ledger;
    private final LedgerPortfolios portfolios;
    private final ExchangeRateService rates;
    private final OnWorker worker;

    RunInput(LedgerReader ledger, LedgerPortfolios portfolios, ExchangeRateService rates, OnWorker worker) {
        this.ledger = ledger;
        this.portfolios = portfolios;
        this.rates = rates;
        this.worker = worker;
    }

    /** Amounts must be converted, or it must be told why they cannot be. */
    private static final class OtherCurrencyException extends RuntimeException {

        OtherCurrencyException() {}

        OtherCurrencyException(Throwable cause) {
            super(cause);
        }
    }

    /** What there is to know of accounts and sales before a run is queued. */
    <T> Uni<T> facts(AccountGroup asked, BiFunction<SalesFacts, GroupChoice, T> work) {
        return ledger.atOneMoment(snapshot -> group(snapshot, asked)
                        .chain(group -> ledger.facts(snapshot, new LedgerView(null, null, group.members()))
                                .chain(found -> rates.at(snapshot, null, null)
                                        .map(table -> work.apply(new SalesFacts(found.months(), table), group)))))
                .onFailure(KernelException.class)
                .transform(ComputedRun::refusal);
    }

    private Uni<GroupChoice> group(SqlConnection snapshot, AccountGroup asked) {
        if (asked == null) {
            return Uni.createFrom().item(GroupChoice.ALL);
        }
        KeptAccounts accounts = new KeptAccounts();
        return ledger.accounts(snapshot, null, accounts::add).map(nothing -> GroupChoice.of(asked, accounts.all()));
    }

    /** All a run computes from; 422 if it cannot be computed. */
    public Uni<RunSnapshot> read(RunTask task) {
        return task.isOfAllAccountsNow()
                ? whole(task).onFailure(OtherCurrencyException.class).recoverWithUni(() -> arranged(task))
                : arranged(task);
    }

    /** The same in a form that takes any limits, and more memory. */
    Uni<RunSnapshot> readForTrials(RunTask task) {
        return arranged(task);
    }

    /** The common case, with the least of memory: everything there is, in the one currency there is. */
    private Uni<RunSnapshot> whole(RunTask task) {
        return worker.get(() -> portfolio(task))
                .map(portfolio -> new RunSnapshot(
                        portfolio.position(),
                        portfolio.currency() == null ? task.currency() : portfolio.currency(),
                        null,
                        new WholePortfolio(portfolio)));
    }

    private LedgerPortfolio portfolio(RunTask task) {
        try {
            LedgerPortfolio portfolio = portfolios.inOneCurrency(task.parameters(), task.asOf());
            boolean asAsked = task.currency() == null
                    || portfolio.currency() == null
                    || task.currency().equals(portfolio.currency());
            if (!asAsked) {
                throw new OtherCurrencyException();
            }
            return portfolio;
        } catch (SeveralCurrenciesException several) {
            throw new OtherCurrencyException(several);
        } catch (KernelException refused) {
            throw ComputedRun.refusal(refused);
        }
    }

    private Uni<RunSnapshot> arranged(RunTask task) {
        return ledger.atOneMoment(snapshot -> {
                    SnapshotBuilder builder = new SnapshotBuilder(task.asOf());
                    return accounts(snapshot, task, builder).chain(members -> sales(snapshot, task, members, builder));
                })
                .onFailure(SameCodeException.class)
                .transform(ComputedRun::refusal)
                .onFailure(KernelException.class)
                .transform(ComputedRun::refusal);
    }

    private Uni<RunSnapshot> sales(SqlConnection snapshot, RunTask task, List<UUID> members, SnapshotBuilder builder) {
        LedgerView view = new LedgerView(task.asOf(), task.watermark(), members);
        return ledger.facts(snapshot, view)
                .chain(found -> rates.at(snapshot, task.baseCurrency(), task.watermark())
                        .map(table -> currency(task, new SalesFacts(found.months(), table), builder))
                        .chain(currency -> ledger.totals(snapshot, view, builder)
                                .map(nothing -> builder.build(found.watermark(), currency, members))))
                .onFailure(ArithmeticException.class)
                .transform(tooLarge -> new ProblemException(Problem.of(
                                422, "TOTAL_OUT_OF_RANGE", "Sales of one account and month add up to more than 9.2e14.")
                        .with(Map.of("count", 1))));
    }

    private static String currency(RunTask task, SalesFacts facts, SnapshotBuilder builder) {
        CurrencyChoice choice = CurrencyChoice.of(facts, task.parameters(), task.asOf(), task.currency());
        if (!choice.faults().isEmpty()) {
            throw ProblemException.unprocessable(choice.faults());
        }
        if (choice.converts()) {
            builder.convert(new Conversion(
                    facts.rates(), choice.target(), task.parameters().granularity()));
        }
        return choice.target();
    }

    /** The accounts of the portfolio; null if they are all there are. */
    private Uni<List<UUID>> accounts(SqlConnection snapshot, RunTask task, SnapshotBuilder builder) {
        if (task.group() == null && !task.rollUp()) {
            return ledger.accounts(snapshot, task.watermark(), builder::account).map(nothing -> null);
        }
        KeptAccounts kept = new KeptAccounts();
        return ledger.accounts(snapshot, task.watermark(), kept::add).map(nothing -> {
            Map<UUID, AccountFacts> lines = ResultLines.of(kept.all(), task.group(), task.rollUp());
            lines.values().stream().distinct().forEach(builder::account);
            lines.forEach((member, line) -> builder.member(member, line.id()));
            return task.group() == null ? null : List.copyOf(lines.keySet());
        });
    }
}
