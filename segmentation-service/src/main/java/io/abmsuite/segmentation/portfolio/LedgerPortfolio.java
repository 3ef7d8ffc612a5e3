package io.abmsuite.segmentation.portfolio;

import io.abmsuite.segmentation.exchangerate.Conversion;
import io.abmsuite.segmentation.exchangerate.Conversion.Converted;
import io.abmsuite.segmentation.kernel.AccountDays;
import io.abmsuite.segmentation.kernel.AccountMatrix;
import io.abmsuite.segmentation.kernel.Classification;
import io.abmsuite.segmentation.kernel.CodeTwiceException;
import io.abmsuite.segmentation.kernel.DayTotal;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.ledger.LedgerMoment;
import io.abmsuite.segmentation.ledger.LedgerReader;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * All accounts with their values by period, in memory, as of a position of the ledger. It is filled once and then brought
 * up to date with what changed since, by {@link LedgerPortfolios}. Not for several threads at once.
 */
public final class LedgerPortfolio implements LedgerMoment.Receiver {

    private static final Converted NOT_KNOWN = new Converted(0, 0);

    private final AccountMatrix matrix;
    private final PortfolioCurrency currency;
    private final PlaceIndex places = new PlaceIndex();
    private final AccountDays days = new AccountDays();
    private BitSet touched = new BitSet();
    private long position;
    private int current;

    LedgerPortfolio(Parameters parameters, LocalDate asOf, PortfolioCurrency currency) {
        this.matrix = new AccountMatrix(parameters, asOf);
        this.currency = currency;
    }

    /** Classifies all accounts as they are now; fails with {@link SameCodeException} where two of them have one code. */
    public Classification classify() {
        try {
            return matrix.classify();
        } catch (CodeTwiceException twice) {
            throw SameCodeException.of(
                    twice.code(),
                    IntStream.range(0, matrix.size())
                            .filter(place -> matrix.code(place).equals(twice.code()))
                            .mapToObj(places::id));
        }
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
        return currency.target();
    }

    /** How amounts come into its currency; null if there are none in another. */
    public Conversion conversion() {
        return currency.conversion();
    }

    public long position() {
        return position;
    }

    /** Moves on to a day; false if that day has another window. */
    boolean turn(LocalDate today) {
        return today.equals(matrix.asOf()) || matrix.turn(today);
    }

    /** It has seen the ledger up to a position. */
    void seen(long upTo) {
        position = upTo;
    }

    Parameters parameters() {
        return matrix.parameters();
    }

    PortfolioCurrency inCurrency() {
        return currency;
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
        currency.begin(current);
        days.clear();
    }

    @Override
    public void total(long epochDay, String sold, LedgerReader.Sums sums) {
        Converted worth = currency.converted(epochDay, sold, sums);
        Converted known = worth == null ? NOT_KNOWN : worth;
        days.add(new DayTotal(
                epochDay,
                known.amount(),
                known.margin(),
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
