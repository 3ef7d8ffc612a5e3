package io.abmsuite.segmentation.portfolio;

import io.abmsuite.segmentation.kernel.AccountDays;
import io.abmsuite.segmentation.kernel.AccountMatrix;
import io.abmsuite.segmentation.kernel.Classification;
import io.abmsuite.segmentation.kernel.DayTotal;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.ledger.LedgerChanges;
import io.abmsuite.segmentation.ledger.LedgerCopy;
import io.abmsuite.segmentation.ledger.LedgerReader;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.UUID;

/**
 * All accounts with their values by period, in memory, as of a position of the ledger. It is filled once and then brought
 * up to date with what changed since. Not for several threads at once.
 */
public final class LedgerPortfolio implements LedgerCopy.Receiver {

    /** Stands for the currency where there are no sales. */
    private static final String NO_CURRENCY = "";

    private final AccountMatrix matrix;
    private final PlaceIndex places = new PlaceIndex();
    private final AccountDays days = new AccountDays();
    private BitSet touched = new BitSet();
    private String currency = NO_CURRENCY;
    private long position;
    private int current;

    private LedgerPortfolio(Parameters parameters, LocalDate asOf) {
        this.matrix = new AccountMatrix(parameters, asOf);
    }

    /** A portfolio of all accounts, read from the ledger; fails with {@link SeveralCurrenciesException} where it cannot be. */
    public static LedgerPortfolio fill(LedgerCopy ledger, Parameters parameters, LocalDate asOf) {
        String currency = ledger.anyCurrency(asOf);
        LedgerPortfolio portfolio = new LedgerPortfolio(parameters, asOf);
        portfolio.currency = currency == null ? NO_CURRENCY : currency;
        long day = asOf.toEpochDay();
        LedgerChanges.Read read = ledger.read(new LedgerChanges(0, portfolio.currency, day, day), portfolio);
        if (read.otherCurrency()) {
            throw new SeveralCurrenciesException(ledger.currencies(asOf));
        }
        portfolio.position = read.position();
        return portfolio;
    }

    /**
     * Brings it up to date with the ledger.
     *
     * @return false if it cannot be: the window moved, a second currency came, or accounts disappeared
     */
    public boolean follow(LedgerCopy ledger, LocalDate today) {
        LocalDate seen = matrix.asOf();
        if (!today.equals(seen) && !matrix.turn(today)) {
            return false;
        }
        LedgerChanges wanted = new LedgerChanges(position, currency, seen.toEpochDay(), today.toEpochDay());
        LedgerChanges.Read read = ledger.read(wanted, this);
        position = read.position();
        return !read.needsAll() && !read.otherCurrency();
    }

    public Classification classify() {
        return matrix.classify();
    }

    /** The accounts that were handed over since this was asked last, by place. */
    public BitSet takeTouched() {
        BitSet taken = touched;
        touched = new BitSet();
        return taken;
    }

    public UUID id(int place) {
        return places.id(place);
    }

    /** The place of an account, or -1. */
    public int place(UUID account) {
        return places.find(account);
    }

    public int size() {
        return places.size();
    }

    public LocalDate asOf() {
        return matrix.asOf();
    }

    /** Null if there are no sales. */
    public String currency() {
        return currency.equals(NO_CURRENCY) ? null : currency;
    }

    public long position() {
        return position;
    }

    @Override
    public void account(UUID id, String code) {
        if (places.find(id) < 0) {
            int place = matrix.account(code);
            places.add(id, place);
            touched.set(place);
        }
    }

    @Override
    public void begin(UUID account) {
        current = places.find(account);
        days.clear();
    }

    @Override
    public void total(long epochDay, LedgerReader.Sums sums) {
        days.add(new DayTotal(
                epochDay,
                sums.amount(),
                sums.margin(),
                sums.quantity(),
                sums.rows(),
                sums.rowsPositive(),
                sums.rowsNegative(),
                sums.rowsWithoutMargin(),
                sums.rowsWithoutQuantity()));
    }

    @Override
    public void end() {
        matrix.days(current, days);
        touched.set(current);
    }
}
