package io.abmsuite.segmentation.kernel;

import java.util.ArrayList;
import java.util.List;

/** All accounts of a matrix, in blocks; grows only while memory is known to be left. */
final class AccountBlocks {
    private static final int FIRST_CAPACITY = 16;
    private static final int WITHIN = AccountBlock.SIZE - 1;

    private final Parameters parameters;
    private final int season;
    private final HeapRoom room;
    private final List<AccountBlock> blocks = new ArrayList<>();
    /** Up to this number of accounts a collection has shown that there is room. */
    private int trusted;

    AccountBlocks(Parameters parameters, HeapRoom room) {
        this.parameters = parameters;
        this.season = parameters.granularity().season();
        this.room = room;
    }

    /** Fails if the account of a place would not fit. */
    void requireRoom(int place) {
        if (at(place) != 0 || place < trusted || room.fitting(place, parameters) >= AccountBlock.SIZE) {
            return;
        }
        long more = room.fittingAfterCollection(place, parameters);
        if (more < AccountBlock.SIZE) {
            throw room.refusal(place + 1L, place, parameters);
        }
        trusted = (int) Math.min(Integer.MAX_VALUE, place + more / 2);
    }

    /** Adds the account of the next place. */
    void add(int place) {
        if (at(place) == 0) {
            int width = season + parameters.periods();
            blocks.add(new AccountBlock(width, place == 0 ? FIRST_CAPACITY : AccountBlock.SIZE));
        }
        of(place).reserve(at(place));
    }

    int count() {
        return blocks.size();
    }

    AccountBlock get(int number) {
        return blocks.get(number);
    }

    AccountBlock of(int place) {
        return blocks.get(place >> AccountBlock.BITS);
    }

    /** Where an account is in its block. */
    static int at(int place) {
        return place & WITHIN;
    }

    /** The figures of an account, or {@code null} without a row in the window. */
    Variability figures(int place) {
        AccountBlock block = of(place);
        return block.inWindow(at(place)) ? block.figures(at(place), season, parameters) : null;
    }

    /** Rows of the window with an amount above zero. */
    long purchases(int place) {
        return of(place).purchases[at(place)];
    }

    int lastPurchase(int place) {
        return of(place).lastPurchase[at(place)];
    }

    int medianGapTwice(int place) {
        return of(place).medianGapTwice[at(place)];
    }
}
