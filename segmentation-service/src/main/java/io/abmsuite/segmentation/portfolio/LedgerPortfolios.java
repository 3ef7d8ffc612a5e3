package io.abmsuite.segmentation.portfolio;

import io.abmsuite.segmentation.exchangerate.RateMoment;
import io.abmsuite.segmentation.exchangerate.RateTable;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.ledger.LedgerChanges;
import io.abmsuite.segmentation.ledger.LedgerCopy;
import io.abmsuite.segmentation.ledger.LedgerMoment;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Fills portfolios from the ledger and brings them up to date. Sales in several currencies are converted by the rules of a
 * run. It blocks and belongs on a worker thread.
 */
@ApplicationScoped
public class LedgerPortfolios {

    private final LedgerCopy ledger;
    private final RateMoment rates;

    LedgerPortfolios(LedgerCopy ledger, RateMoment rates) {
        this.ledger = ledger;
        this.rates = rates;
    }

    /** All accounts; fails with {@link NotConvertibleException} where sales cannot be added up in one currency. */
    public LedgerPortfolio fill(Parameters parameters, LocalDate asOf) {
        LedgerChanges all = LedgerChanges.all(asOf);
        return ledger.atOneMoment(moment -> filled(moment, all, parameters, currency(moment, all, parameters)));
    }

    /** All accounts in the one currency of their sales; fails with {@link SeveralCurrenciesException} if there is another. */
    public LedgerPortfolio inOneCurrency(Parameters parameters, LocalDate asOf) {
        LedgerChanges all = LedgerChanges.all(asOf);
        return ledger.atOneMoment(moment -> {
            String any = moment.anyCurrency(all);
            if (any != null && moment.hasOtherCurrency(all, any)) {
                throw new SeveralCurrenciesException();
            }
            return filled(moment, all, parameters, PortfolioCurrency.only(any, parameters.granularity()));
        });
    }

    /**
     * Brings a portfolio up to date.
     *
     * @return what was found new; null if it cannot be: the window moved, accounts disappeared, its currency is another one
     *     or rates are missing. Then it must be filled anew
     */
    public Followed follow(LedgerPortfolio portfolio, LocalDate today) {
        LedgerChanges wanted = new LedgerChanges(portfolio.position(), portfolio.asOf(), today, List.of());
        return portfolio.turn(today) ? ledger.atOneMoment(moment -> followed(moment, portfolio, wanted)) : null;
    }

    /** What a portfolio was brought up to date with, besides sales and accounts. */
    public record Followed(boolean otherRates) {}

    private PortfolioCurrency currency(LedgerMoment moment, LedgerChanges all, Parameters parameters)
            throws SQLException {
        String any = moment.anyCurrency(all);
        if (any == null || !moment.hasOtherCurrency(all, any)) {
            return PortfolioCurrency.only(any, parameters.granularity());
        }
        RateTable table = rates.all(moment.connection());
        CurrencyChoice choice =
                CurrencyChoice.of(new SalesFacts(moment.months(all), table), parameters, all.until(), null);
        if (!choice.faults().isEmpty()) {
            throw NotConvertibleException.missing(choice);
        }
        return PortfolioCurrency.converting(choice.target(), parameters.granularity(), table);
    }

    private static LedgerPortfolio filled(
            LedgerMoment moment, LedgerChanges all, Parameters parameters, PortfolioCurrency currency)
            throws SQLException, IOException {
        LedgerPortfolio portfolio = new LedgerPortfolio(parameters, all.until(), currency);
        portfolio.seen(moment.position());
        moment.handOver(all, currency.target(), portfolio);
        return portfolio;
    }

    private Followed followed(LedgerMoment moment, LedgerPortfolio portfolio, LedgerChanges wanted)
            throws SQLException, IOException {
        if (moment.lostAccounts(wanted)) {
            return null;
        }
        PortfolioCurrency currency = portfolio.inCurrency();
        List<LedgerChanges.Revalued> revalued = currency.rates() == null ? List.of() : revalued(moment, wanted);
        if (!revalued.isEmpty()) {
            currency.convertWith(rates.all(moment.connection()));
        }
        RateTable table = currency.rates() == null ? rates.none() : currency.rates();
        SalesFacts news = new SalesFacts(moment.months(wanted), table);
        CurrencyChoice choice = CurrencyChoice.of(news, portfolio.parameters(), wanted.until(), currency.target());
        boolean asBefore = Objects.equals(choice.target(), currency.target())
                && choice.faults().isEmpty()
                && !(choice.converts() && currency.rates() == null);
        if (!asBefore) {
            return null;
        }
        moment.handOver(wanted.with(revalued), currency.target(), portfolio);
        portfolio.seen(moment.position());
        return currency.stands() ? new Followed(!revalued.isEmpty()) : null;
    }

    private List<LedgerChanges.Revalued> revalued(LedgerMoment moment, LedgerChanges wanted) throws SQLException {
        return rates.changedSince(moment.connection(), wanted.after()).stream()
                .map(key ->
                        new LedgerChanges.Revalued(key.currency(), key.month().atDay(1)))
                .toList();
    }
}
