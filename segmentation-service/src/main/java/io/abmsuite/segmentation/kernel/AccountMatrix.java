package io.abmsuite.segmentation.kernel;

import java.time.LocalDate;

/**
 * The accounts of a portfolio with their values by period, kept in memory and brought up to date account by account. It is not
 * safe for use by several threads at once; a {@link Classification} taken from it stays as it is.
 */
public final class AccountMatrix {
    private final Parameters parameters;
    private final Window window;
    private final Periods periods;
    private final AccountCodes codes = new AccountCodes();
    private final AccountBlocks accounts;
    private final Refusals refusals = new Refusals();
    private final SeriesScan series;
    private final RhythmScan rhythm = new RhythmScan();
    private LocalDate asOf;
    private long changes;

    /** An empty portfolio, seen from a day. */
    public AccountMatrix(Parameters parameters, LocalDate asOf) {
        this(parameters, asOf, Window.of(parameters, asOf), HeapRoom.ofThisMachine());
    }

    AccountMatrix(Parameters parameters, LocalDate asOf, Window window, HeapRoom room) {
        this.parameters = parameters;
        this.asOf = asOf;
        this.window = window;
        this.accounts = new AccountBlocks(parameters, room);
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
        accounts.requireRoom(codes.size());
        int place = codes.add(code);
        accounts.add(place);
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
        AccountBlock block = accounts.of(place);
        int at = AccountBlocks.at(place);
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
     * @throws CodeTwiceException when two accounts have one code
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

    AccountCodes codes() {
        return codes;
    }

    AccountBlocks accounts() {
        return accounts;
    }

    Periods periods() {
        return periods;
    }

    /** Rises with every account that is handed over. */
    long changes() {
        return changes;
    }
}
