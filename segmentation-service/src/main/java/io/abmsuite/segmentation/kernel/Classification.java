package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a portfolio was decided to be at one moment, by place in its {@link AccountMatrix}. It never changes; only what is read
 * from the series ({@link #cv}, {@link #recencyDays}, {@link #results}) must be asked for before the matrix is given other days.
 */
public final class Classification {
    private static final AbcClass[] ABC = AbcClass.values();
    private static final XyzClass[] XYZ = XyzClass.values();
    private static final Lifecycle[] LIFECYCLES = Lifecycle.values();

    private final AccountMatrix matrix;
    private final LocalDate asOf;
    private final Window window;
    private final Decisions decisions;
    private final int[] byCode;
    private final Wide base;
    private final long changes;

    Classification(AccountMatrix matrix, Decisions decisions, int[] byCode, Wide base) {
        this.matrix = matrix;
        this.asOf = matrix.asOf();
        this.window = matrix.window();
        this.decisions = decisions;
        this.byCode = byCode;
        this.base = base;
        this.changes = matrix.changes();
    }

    public Parameters parameters() {
        return matrix.parameters();
    }

    public LocalDate asOf() {
        return asOf;
    }

    public Window window() {
        return window;
    }

    /** The number of accounts; places are below it. */
    public int size() {
        return decisions.size();
    }

    public String code(int place) {
        return matrix.code(place);
    }

    /** The class by share, or {@code null}. */
    public AbcClass abcClass(int place) {
        int letter = decisions.abc(place);
        return letter == AccountBlock.NO_CLASS ? null : ABC[letter];
    }

    /** The class by steadiness, or {@code null}. */
    public XyzClass xyzClass(int place) {
        int letter = decisions.xyz(place);
        return letter == AccountBlock.NO_CLASS ? null : XYZ[letter];
    }

    /** Both letters, or {@code null} when one of them is missing. */
    public String cell(int place) {
        AbcClass abc = abcClass(place);
        XyzClass xyz = xyzClass(place);
        return abc == null || xyz == null ? null : abc.name() + xyz.name();
    }

    public Lifecycle lifecycle(int place) {
        return LIFECYCLES[decisions.lifecycle(place)];
    }

    public Set<Flag> flags(int place) {
        return Flag.of(decisions.flags[place]);
    }

    /** The rank by total, or {@code null} without a row in the window. */
    public Integer rank(int place) {
        return decisions.inWindow(place) ? decisions.rank[place] : null;
    }

    /** The exact total with 4 decimals, or {@code null} without a row in the window. */
    public BigDecimal total(int place) {
        return decisions.inWindow(place) ? BigDecimal.valueOf(decisions.total[place], 4) : null;
    }

    /** The share with 6 decimals, or {@code null} without a row in the window or without a positive total at all. */
    public BigDecimal share(int place) {
        return decisions.inWindow(place) && base.signum() > 0
                ? Shares.decimal(Shares.millionths(Wide.of(Math.max(decisions.total[place], 0)), base))
                : null;
    }

    /** The raw coefficient of variation with 6 decimals, or {@code null} where it does not exist. */
    public BigDecimal cv(int place) {
        Variability figures = live().figures(place);
        Bounded raw = figures == null ? null : figures.raw();
        return raw == null ? null : raw.root();
    }

    /** Days since the last purchase, or {@code null} without one. */
    public Integer recencyDays(int place) {
        int last = live().lastPurchase(place);
        return last == AccountBlock.NEVER ? null : Math.toIntExact(asOf.toEpochDay() - last);
    }

    /** Whether a flag is raised for the account at a place; cheaper than all of them. */
    public boolean has(int place, Flag flag) {
        return decisions.has(place, flag);
    }

    /** Share of the major accounts with 6 decimals, or {@code null} without positive totals; cheaper than the whole portfolio. */
    public BigDecimal majorShare() {
        if (base.signum() <= 0) {
            return null;
        }
        Wide major = new Wide();
        for (int place = 0; place < size(); place++) {
            if (decisions.has(place, Flag.MAJOR)) {
                major.add(decisions.total[place]);
            }
        }
        return Shares.exact(major, base);
    }

    /** What the accounts are together. */
    public Portfolio portfolio() {
        return new PortfolioFigures(decisions, byTotal(), base).portfolio();
    }

    /** All results in output order, with scores and running shares. */
    public Results results() {
        return new Results(this, byTotal());
    }

    /** The SHA-256, in lower case hex, of codes, letters, lifecycles, totals and flags of all accounts in code order. */
    public String digest() {
        return new ClassificationDigest(matrix.codes(), decisions, byCode).hex();
    }

    /** The places whose letters or lifecycle were others in an earlier classification of the same matrix, or were not in it. */
    public IntStream changedSince(Classification earlier) {
        if (earlier.matrix != matrix) {
            throw new IllegalArgumentException("places can be compared within one matrix only");
        }
        byte[] before = earlier.decisions.classes;
        byte[] now = decisions.classes;
        int common = Math.min(before.length, now.length);
        IntStream.Builder places = IntStream.builder();
        for (int from = 0; from < common; from++) {
            int next = Arrays.mismatch(before, from, common, now, from, common);
            if (next < 0) {
                break;
            }
            from += next;
            places.add(from);
        }
        return IntStream.concat(places.build(), IntStream.range(common, now.length));
    }

    /** The accounts, as long as their series are those that were classified. */
    AccountBlocks live() {
        if (matrix.changes() != changes) {
            throw new IllegalStateException("days were handed over since the accounts were classified");
        }
        return matrix.accounts();
    }

    Decisions decisions() {
        return decisions;
    }

    Wide base() {
        return base;
    }

    int[] byCode() {
        return byCode;
    }

    /** Accounts with a row in the window by total, then by code: ranks say where equal totals begin. */
    private int[] byTotal() {
        int[] places = IntStream.of(byCode).filter(decisions::inWindow).toArray();
        int[] order = new int[places.length];
        int[] taken = new int[places.length];
        for (int place : places) {
            int first = decisions.rank[place] - 1;
            order[first + taken[first]++] = place;
        }
        return order;
    }
}
