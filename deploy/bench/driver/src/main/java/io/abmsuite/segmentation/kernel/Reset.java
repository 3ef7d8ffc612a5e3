package io.abmsuite.segmentation.kernel;

/** Makes a matrix forget what it has worked out of its series, so that it can be measured again without being loaded again. */
public final class Reset {
    private Reset() {}

    public static void forget(AccountMatrix matrix) {
        for (int number = 0; number < matrix.accounts().count(); number++) {
            int accounts = Math.min(AccountBlock.SIZE, matrix.size() - (number << AccountBlock.BITS));
            matrix.accounts().get(number).stale.set(0, accounts);
        }
    }
}
