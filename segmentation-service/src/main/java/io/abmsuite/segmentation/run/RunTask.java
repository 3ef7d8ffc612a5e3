package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.Parameters;
import java.time.LocalDate;

/**
 * All that decides what comes out of a computation; the same task on the same ledger always gives the same.
 *
 * @param currency the one asked for; null: the one of the sales
 * @param baseCurrency what exchange rates are to; null: the one of the settings
 * @param group whose accounts alone are the portfolio; null: all accounts
 * @param rollUp whether subsidiaries count under their topmost parent
 * @param watermark position the ledger is read at; null: as it stands
 */
public record RunTask(
        Parameters parameters,
        LocalDate asOf,
        String currency,
        String baseCurrency,
        AccountGroup group,
        boolean rollUp,
        Long watermark) {

    /** About all accounts, as the ledger stands. */
    public static RunTask now(Parameters parameters, LocalDate asOf, String currency) {
        return new RunTask(parameters, asOf, currency, null, null, false, null);
    }

    /** The same as the ledger stood at a position, in the currency it came out in. */
    public RunTask at(long position, String inCurrency) {
        return new RunTask(parameters, asOf, inCurrency, baseCurrency, group, rollUp, position);
    }

    /** Whether it is about everything there is, as the ledger stands. */
    boolean isOfAllAccountsNow() {
        return group == null && !rollUp && watermark == null;
    }
}
