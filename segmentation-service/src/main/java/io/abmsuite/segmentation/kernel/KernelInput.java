package io.abmsuite.segmentation.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Accounts in code point order of their codes, and their day totals in flat arrays, account by account and day by day. The order
 * in which a {@link Builder} was fed leaves no trace.
 */
public final class KernelInput {
    private final String[] codes;
    private final int[] offsets;
    private final DayColumns days;

    private KernelInput(String[] codes, int[] offsets, DayColumns days) {
        this.codes = codes;
        this.offsets = offsets;
        this.days = days;
    }

    public static Builder builder() {
        return new Builder(HeapRoom.ofThisMachine());
    }

    public int accounts() {
        return codes.length;
    }

    String code(int account) {
        return codes[account];
    }

    /** Where the day totals of an account begin; those of the next account begin where these end. */
    int offset(int account) {
        return offsets[account];
    }

    DayColumns days() {
        return days;
    }

    /** Takes accounts and day totals in any order; several totals of one account and day count together. */
    public static final class Builder {
        private String[] codes = new String[16];
        private int accounts;
        private final OwnedDays days;

        Builder(HeapRoom room) {
            days = new OwnedDays(room);
        }

        /** Adds an account, with sales or without, and returns the number by which its day totals name it. */
        public int account(String code) {
            if (code.isEmpty()) {
                throw new IllegalArgumentException("an account needs a code");
            }
            if (accounts == codes.length) {
                codes = Arrays.copyOf(codes, accounts * 2);
            }
            codes[accounts] = code;
            return accounts++;
        }

        /** Adds a day total; one without rows (all of them voided) is nothing. */
        public Builder day(int account, DayTotal total) {
            if (account < 0 || account >= accounts) {
                throw new IllegalArgumentException("no account has number " + account);
            }
            if (total.rows() > 0) {
                days.add(account, total);
            }
            return this;
        }

        /**
         * All that was added.
         *
         * @throws CodeTwiceException when two accounts have one code
         */
        public KernelInput build() {
            int[] byCode = sortedByCode();
            int[] placeOf = new int[accounts];
            String[] sorted = new String[accounts];
            for (int place = 0; place < accounts; place++) {
                placeOf[byCode[place]] = place;
                sorted[place] = codes[byCode[place]];
                if (place > 0 && sorted[place].equals(sorted[place - 1])) {
                    throw new CodeTwiceException(sorted[place]);
                }
            }
            int[] offsets = days.offsets(placeOf);
            return new KernelInput(sorted, offsets, days.arranged(placeOf, offsets));
        }

        private int[] sortedByCode() {
            boolean sorted = IntStream.range(1, accounts)
                    .allMatch(i -> CodePointOrder.INSTANCE.compare(codes[i - 1], codes[i]) <= 0);
            if (sorted) {
                return IntStream.range(0, accounts).toArray();
            }
            Integer[] order = IntStream.range(0, accounts).boxed().toArray(Integer[]::new);
            Arrays.parallelSort(order, (a, b) -> CodePointOrder.INSTANCE.compare(codes[a], codes[b]));
            return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
        }
    }
}
