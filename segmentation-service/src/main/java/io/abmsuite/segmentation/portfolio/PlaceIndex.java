package io.abmsuite.segmentation.portfolio;

import java.util.Arrays;
import java.util.UUID;

/** Places of accounts by their ids, and ids by their places: 16 bytes for an id and 6 to 12 for the way to it. */
final class PlaceIndex {

    private static final int SMALLEST = 64;
    private static final int NONE = -1;

    private long[] high = new long[SMALLEST];
    private long[] low = new long[SMALLEST];
    private int[] slots = empty(2 * SMALLEST);
    private int size;

    /** The place of an account, or -1. */
    int find(UUID id) {
        int slot = slot(id.getMostSignificantBits(), id.getLeastSignificantBits());
        return slots[slot];
    }

    /** Notes an account that is new; places come in order from 0. */
    void add(UUID id, int place) {
        if (place != size) {
            throw new IllegalArgumentException("the next place is " + size + ", not " + place);
        }
        if (size == high.length) {
            grow();
        }
        high[size] = id.getMostSignificantBits();
        low[size] = id.getLeastSignificantBits();
        slots[slot(high[size], low[size])] = size;
        size++;
    }

    /** The id of the account at a place. */
    UUID id(int place) {
        return new UUID(high[place], low[place]);
    }

    int size() {
        return size;
    }

    /** Where the id is, or where it would be put. */
    private int slot(long idHigh, long idLow) {
        int mask = slots.length - 1;
        int slot = (int) mixed(idHigh ^ idLow) & mask;
        while (slots[slot] != NONE && (high[slots[slot]] != idHigh || low[slots[slot]] != idLow)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        high = Arrays.copyOf(high, size + (size >> 1));
        low = Arrays.copyOf(low, high.length);
        if (slots.length < high.length + (high.length >> 1)) {
            slots = empty(Integer.highestOneBit(high.length) * 4);
            for (int place = 0; place < size; place++) {
                slots[slot(high[place], low[place])] = place;
            }
        }
    }

    private static int[] empty(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, NONE);
        return slots;
    }

    /** Ids in order of time differ in few bits. */
    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 32)) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }
}
