package io.abmsuite.segmentation.kernel;

/** What was decided on each account, by place: letters and lifecycle in one byte, so that changes are found by comparing bytes. */
final class Decisions {
    private static final int XYZ_SHIFT = 2;
    private static final int LIFECYCLE_SHIFT = 4;
    private static final int LETTER = 3;

    final byte[] classes;
    final short[] flags;
    final long[] total;
    /** Competition rank by total, 0 without a row in the window. */
    final int[] rank;

    Decisions(int accounts) {
        classes = new byte[accounts];
        flags = new short[accounts];
        total = new long[accounts];
        rank = new int[accounts];
    }

    int size() {
        return classes.length;
    }

    boolean inWindow(int place) {
        return rank[place] > 0;
    }

    void raise(int place, short masks) {
        flags[place] |= masks;
    }

    /** Notes the steadiness, {@link AccountBlock#NO_CLASS} for none, and the lifecycle; the ABC class is none. */
    void start(int place, byte xyz, Lifecycle lifecycle) {
        classes[place] = (byte) (xyz + 1 << XYZ_SHIFT | lifecycle.ordinal() << LIFECYCLE_SHIFT);
    }

    void decide(int place, AbcClass letter) {
        classes[place] |= (byte) (letter.ordinal() + 1);
    }

    /** Place of the ABC class in its order, or {@link AccountBlock#NO_CLASS}. */
    int abc(int place) {
        return (classes[place] & LETTER) - 1;
    }

    /** Place of the XYZ class in its order, or {@link AccountBlock#NO_CLASS}. */
    int xyz(int place) {
        return (classes[place] >> XYZ_SHIFT & LETTER) - 1;
    }

    int lifecycle(int place) {
        return classes[place] >> LIFECYCLE_SHIFT;
    }

    boolean has(int place, Flag flag) {
        return (flags[place] & flag.mask()) != 0;
    }
}
