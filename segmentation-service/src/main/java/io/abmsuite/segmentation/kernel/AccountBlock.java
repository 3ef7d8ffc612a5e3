package io.abmsuite.segmentation.kernel;

import java.util.Arrays;
import java.util.BitSet;

/** What is known of up to 1,024 neighbouring accounts, column by column; a portfolio grows by blocks without being copied. */
final class AccountBlock {
    static final int BITS = 10;
    static final int SIZE = 1 << BITS;
    static final byte NO_CLASS = -1;
    static final int NEVER = Integer.MIN_VALUE;
    /** Begin of a series without a row in the window. */
    static final short NOT_IN_WINDOW = -1;

    private final int width;
    private int capacity;

    /** {@link #width} values per account: one season, then the window. Only those from {@link #begin}, less a season, count. */
    long[] series;

    long[] total;
    long[] purchases;
    /** Day of the last purchase, or {@link #NEVER}. */
    int[] lastPurchase;
    /** Twice the median gap between purchase dates, a whole number; 0: fewer than two dates. */
    int[] medianGapTwice;
    /** The first observed period, counted from the beginning of the series. */
    short[] begin;
    /** Whether the season before {@link #begin} can be compared with. */
    boolean[] seasonBefore;

    short[] flags;
    byte[] xyz;
    /** Accounts whose total and XYZ class have not been worked out since their days changed. */
    final BitSet stale = new BitSet(SIZE);

    AccountBlock(int width, int capacity) {
        this.width = width;
        this.capacity = capacity;
        series = new long[width * capacity];
        total = new long[capacity];
        purchases = new long[capacity];
        lastPurchase = new int[capacity];
        medianGapTwice = new int[capacity];
        begin = new short[capacity];
        seasonBefore = new boolean[capacity];
        flags = new short[capacity];
        xyz = new byte[capacity];
        clear(0);
    }

    /** Makes sure that an account fits. */
    void reserve(int at) {
        if (at < capacity) {
            return;
        }
        int from = capacity;
        capacity = Math.min(SIZE, 2 * capacity);
        series = Arrays.copyOf(series, width * capacity);
        total = Arrays.copyOf(total, capacity);
        purchases = Arrays.copyOf(purchases, capacity);
        lastPurchase = Arrays.copyOf(lastPurchase, capacity);
        medianGapTwice = Arrays.copyOf(medianGapTwice, capacity);
        begin = Arrays.copyOf(begin, capacity);
        seasonBefore = Arrays.copyOf(seasonBefore, capacity);
        flags = Arrays.copyOf(flags, capacity);
        xyz = Arrays.copyOf(xyz, capacity);
        clear(from);
    }

    private void clear(int from) {
        Arrays.fill(lastPurchase, from, capacity, NEVER);
        Arrays.fill(begin, from, capacity, NOT_IN_WINDOW);
        Arrays.fill(xyz, from, capacity, NO_CLASS);
    }

    boolean inWindow(int at) {
        return begin[at] != NOT_IN_WINDOW;
    }

    void raise(int at, Flag flag) {
        flags[at] |= flag.mask();
    }

    /** Where the series of an account begins. */
    int start(int at) {
        return at * width;
    }

    /** Where the series of an account ends. */
    int end(int at) {
        return at * width + width;
    }

    /** The number of periods looked at. */
    int observed(int at) {
        return width - begin[at];
    }

    /** Notes the total of an account, which is known to fit. */
    void addUp(int at) {
        long sum = 0;
        int end = end(at);
        for (int i = start(at) + begin[at]; i < end; i++) {
            sum += series[i];
        }
        total[at] = sum;
    }

    /** The figures of an account that is in the window. */
    Variability figures(int at, int season, Parameters parameters) {
        int lag = seasonBefore[at] ? season : 0;
        long[] values = Arrays.copyOfRange(series, start(at) + begin[at] - lag, end(at));
        return new Variability(values, lag, parameters);
    }
}
