package io.abmsuite.segmentation.kernel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The accounts of a portfolio with their values by period, kept in memory and brought up to date account by account. It is not
 * safe for use by several threads at once; a {@link Classification} taken from it stays as it is.
 */
public final class AccountMatrix {
    private static final int FIRST_CAPACITY = 16;

    private final Parameters parameters;
    private final Window window;
    private final Periods periods;
    private final HeapRoom room;
    private final AccountCodes codes = new AccountCodes();
    private final List<AccountBlock> blocks = new ArrayList<>();
    private final Refusals refusals = new Refusals();
    private final SeriesScan series;
    private final RhythmScan rhythm = new RhythmScan();
    private LocalDate asOf;
    /** Up to this number of accounts a collection has shown that there is room. */
    private long trusted;

    private long changes;

    /** An empty portfolio, seen from a day. */
    public AccountMatrix(Parameters parameters, LocalDate asOf) {
        this(parameters, asOf, Window.of(parameters, asOf), HeapRoom.ofThisMachine());
    }

    AccountMatrix(Parameters parameters, LocalDate asOf, Window window, HeapRoom room) {
        this.parameters = parameters;
        this.asOf = asOf;
        this.window = window;
        this.room = room;
        this.periods = new Periods(window);
        this.series = new SeriesScan(parameters, periods);
    }

    /**
     * Fails if so many accounts would not fit into the memory that is left.
     *
     * @throws KernelException {@code PORTFOLIO_TOO_LARGE}, its count being the accounts that fit
     */
    public static void require(long accounts, Parameters parameters) {
        HeapRoom.ofThisMachine().require(accounts, parameters);
    }

    /**
     * Adds an account, without sales at first, and returns its place: 0, 1, 2 and so on. Codes must differ.
     *
     * @throws KernelException {@code PORTFOLIO_TOO_LARGE} when memory is used up
     */
    public int account(String code) {
        int at = codes.size() & AccountBlock.SIZE - 1;
        if (at == 0) {
            requireRoom();
        }
        int place = codes.add(code);
        if (at == 0) {
            blocks.add(new AccountBlock(periods.count(), place == 0 ? FIRST_CAPACITY : AccountBlock.SIZE));
        }
        block(place).reserve(at);
        return place;
    }

    /** Replaces all that is known of an account by its day totals, of its whole history; days after as_of are ignored. */
    public void days(int place, AccountDays days) {
        DayColumns sorted = days.sorted();
        days(place, sorted, 0, sorted.size);
    }

    void days(int place, DayColumns days, int from, int to) {
        if (place < 0 || place >= codes.size()) {
            throw new IllegalArgumentException("no account has place " + place);
        }
        int today = Math.toIntExact(asOf.toEpochDay());
        int end = to;
        while (end > from && days.day[end - 1] > today) {
            end--;
        }
        AccountBlock block = block(place);
        int at = place & AccountBlock.SIZE - 1;
        series.scan(block, at, days, from, end);
        rhythm.scan(block, at, days, from, end);
        refusals.note(place, series.missing(), series.exact());
        block.stale.set(at);
        changes++;
    }

    /**
     * Moves on to a day. Accounts with rows after the day before must be handed over again.
     *
     * @return false, with nothing changed, when that day has another window or lies in the past: a new matrix is needed
     */
    public boolean turn(LocalDate day) {
        Window next = Window.of(parameters, day);
        if (next.first() != window.first() || day.isBefore(asOf)) {
            return false;
        }
        asOf = day;
        return true;
    }

    /**
     * Classifies all accounts as they are now.
     *
     * @throws KernelException when an account cannot be added up exactly, or lacks what the metric counts
     * @throws IllegalStateException when two accounts have one code
     */
    public Classification classify() {
        refusals.check(parameters, codes);
        return new Classifier(this).classify();
    }

    public Parameters parameters() {
        return parameters;
    }

    public LocalDate asOf() {
        return asOf;
    }

    /** The window at the day the matrix stands at. */
    public Window window() {
        return window.seenFrom(asOf);
    }

    /** The number of accounts. */
    public int size() {
        return codes.size();
    }

    /** The code of the account at a place. */
    public String code(int place) {
        return codes.code(place);
    }

    /** The figures of an account, or {@code null} without a row in the window. */
    Variability figures(int place) {
        AccountBlock block = block(place);
        int at = place & AccountBlock.SIZE - 1;
        return block.inWindow(at) ? block.figures(at, periods.lead(), parameters) : null;
    }

    /** Rows of the window with an amount above zero. */
    long purchases(int place) {
        return block(place).purchases[place & AccountBlock.SIZE - 1];
    }

    int lastPurchase(int place) {
        return block(place).lastPurchase[place & AccountBlock.SIZE - 1];
    }

    int medianGapTwice(int place) {
        return block(place).medianGapTwice[place & AccountBlock.SIZE - 1];
    }

    AccountCodes codes() {
        return codes;
    }

    List<AccountBlock> blocks() {
        return blocks;
    }

    private AccountBlock block(int place) {
        return blocks.get(place >> AccountBlock.BITS);
    }

    Periods periods() {
        return periods;
    }

    /** Rises with every account that is handed over. */
    long changes() {
        return changes;
    }

    /** Asks at every block, but for a collection only where one has not just shown that there is room. */
    private void requireRoom() {
        int present = codes.size();
        if (room.fitting(present, parameters) >= AccountBlock.SIZE || present < trusted) {
            return;
        }
        long more = room.fittingAfterCollection(present, parameters);
        if (more < AccountBlock.SIZE) {
            throw room.refusal(present + 1L, present, parameters);
        }
        trusted = present + more / 2;
    }
}
