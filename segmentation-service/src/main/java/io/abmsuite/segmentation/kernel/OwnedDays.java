package io.abmsuite.segmentation.kernel;

import java.util.Arrays;

/** Day totals of many accounts as they came, each with the number of its account. */
final class OwnedDays {
    /** Below this number of rows it does not matter what they take. */
    private static final int FEW = 10_000;
    /** Columns of a row, and its owner. */
    private static final long EACH = 48;
    /** A row in its place, and what it is sorted by. */
    private static final long ARRANGING = 52;

    private final HeapRoom room;
    private int[] owner = new int[16];
    private final DayColumns days = new DayColumns(16);

    OwnedDays(HeapRoom room) {
        this.room = room;
    }

    void add(int account, DayTotal total) {
        if (days.size == owner.length) {
            int capacity = days.size + (days.size >> 1) + 16;
            require(capacity * EACH);
            owner = Arrays.copyOf(owner, capacity);
        }
        owner[days.size] = account;
        days.add(total);
    }

    /** Where the rows of each account will begin when accounts stand at these places; one entry more than accounts. */
    int[] offsets(int[] placeOf) {
        int[] offsets = new int[placeOf.length + 1];
        for (int i = 0; i < days.size; i++) {
            offsets[placeOf[owner[i]] + 1]++;
        }
        Arrays.parallelPrefix(offsets, Integer::sum);
        return offsets;
    }

    /** A copy grouped by account and ascending by day: a counting sort by account, then a small sort within each. */
    DayColumns arranged(int[] placeOf, int[] offsets) {
        require(days.size * ARRANGING);
        long[] dayAndRow = new long[days.size];
        int[] next = Arrays.copyOf(offsets, placeOf.length);
        for (int i = 0; i < days.size; i++) {
            dayAndRow[next[placeOf[owner[i]]]++] = (long) days.day[i] << Integer.SIZE | i;
        }
        for (int place = 0; place < placeOf.length; place++) {
            Arrays.sort(dayAndRow, offsets[place], offsets[place + 1]);
        }
        DayColumns target = new DayColumns(days.size);
        for (long row : dayAndRow) {
            target.add(days, (int) row);
        }
        return target;
    }

    private void require(long bytes) {
        if (days.size > FEW && room.leftFor(bytes) < bytes) {
            throw HeapRoom.refusal(0, days.size + " days with sales do not fit into memory as they must be arranged");
        }
    }
}
