package io.abmsuite.segmentation.kernel;

import java.util.Arrays;

/** What is known of each account, column by column, by its place in code order; figures for display are derived on demand. */
final class Columns {
    static final byte NO_CLASS = -1;
    static final int NEVER = Integer.MIN_VALUE;

    /** Values of the periods from begin to last, before them {@link #lag} earlier ones; {@code null}: no row in the window. */
    final long[][] series;
    /** How many earlier periods a series carries for comparison with the last season. */
    final byte[] lag;

    final long[] total;
    final long[] purchases;
    /** Day of the last purchase, or {@link #NEVER}. */
    final int[] lastPurchase;
    /** Twice the median gap between purchase dates, a whole number; 0: fewer than two dates. */
    final int[] medianGapTwice;

    final byte[] lifecycle;
    /** Competition rank by total, 0 without a row in the window. */
    final int[] rank;
    /** In millionths, like {@link #cumShare}. */
    final int[] share;

    final int[] cumShare;
    final byte[] abc;
    final byte[] xyz;
    /** Three digits, or 0. */
    final short[] rfm;

    private final short[] flags;

    Columns(int accounts) {
        series = new long[accounts][];
        lag = new byte[accounts];
        total = new long[accounts];
        purchases = new long[accounts];
        lastPurchase = new int[accounts];
        medianGapTwice = new int[accounts];
        lifecycle = new byte[accounts];
        rank = new int[accounts];
        share = new int[accounts];
        cumShare = new int[accounts];
        abc = new byte[accounts];
        xyz = new byte[accounts];
        rfm = new short[accounts];
        flags = new short[accounts];
        Arrays.fill(lastPurchase, NEVER);
        Arrays.fill(abc, NO_CLASS);
        Arrays.fill(xyz, NO_CLASS);
    }

    int size() {
        return total.length;
    }

    boolean inWindow(int account) {
        return series[account] != null;
    }

    void raise(int account, Flag flag) {
        flags[account] |= (short) (1 << flag.ordinal());
    }

    boolean has(int account, Flag flag) {
        return (flags[account] & 1 << flag.ordinal()) != 0;
    }
}
