package io.abmsuite.segmentation.live;

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
final class LivePortfolio implements LedgerCopy.Receiver {

    /** Stands for the currency where there are no sales. */
    static final String NO_CURRENCY = "";

    private final AccountMatrix matrix;
    private final PlaceIndex places = new PlaceIndex();
    private final AccountDays days = new AccountDays();
    private BitSet touched = new BitSet();
    private String currency = NO_CURRENCY;
    private long position;
    private int current;

    LivePortfolio(Parameters parameters, LocalDate asOf) {
        this.matrix = new AccountMatrix(parameters, asOf);
    }

    /**
     * Brings it up to date with the ledger.
     *
     * @return false if it cannot be: the window moved, a second currency came, or accounts disappeared
     */
    boolean follow(LedgerCopy ledger, LocalDate today) {
        LocalDate seen = matrix.asOf();
        if (!today.equals(seen) && !matrix.turn(today)) {
            return false;
        }
        LedgerChanges wanted = new LedgerChanges(position, currency, seen.toEpochDay(), today.toEpochDay());
        LedgerChanges.Read read = ledger.read(wanted, this);
        boolean sameCurrency = read.currencies().isEmpty()
                || (read.currencies().size() == 1 && read.currencies().get(0).equals(currency));
        position = read.position();
        return !read.needsAll() && sameCurrency;
    }

    /** Reads everything; the only currency there is, or none. */
    LedgerChanges.Read fill(LedgerCopy ledger, String onlyCurrency) {
        currency = onlyCurrency;
        long day = matrix.asOf().toEpochDay();
        LedgerChanges.Read read = ledger.read(new LedgerChanges(0, currency, day, day), this);
        position = read.position();
        return read;
    }

    Classification classify() {
        return matrix.classify();
    }

    /** The accounts that were handed over since this was asked last, by place. */
    BitSet takeTouched() {
        BitSet taken = touched;
        touched = new BitSet();
        return taken;
    }

    UUID id(int place) {
        return places.id(place);
    }

    /** The place of an account, or -1. */
    int place(UUID account) {
        return places.find(account);
    }

    int size() {
        return places.size();
    }

    LocalDate asOf() {
        return matrix.asOf();
    }

    /** Null if there are no sales. */
    String currency() {
        return currency.equals(NO_CURRENCY) ? null : currency;
    }

    long position() {
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
