package io.abmsuite.segmentation.kernel;

/** A run that cannot be right is refused as a whole, never answered with a wrapped or guessed figure. */
public final class KernelException extends RuntimeException {
    /** Stable codes: clients may switch on them. Never rename one. */
    public enum Code {
        /** An account, or one of its periods, adds up to more than the kernel can hold exactly. */
        TOTAL_OUT_OF_RANGE,
        /** Rows of the window lack the margin or quantity that the metric adds up. */
        METRIC_VALUE_MISSING,
        /** The accounts do not fit into the memory that is left. */
        PORTFOLIO_TOO_LARGE
    }

    private final Code code;
    private final long count;

    KernelException(Code code, long count, String message) {
        super(message);
        this.code = code;
        this.count = count;
    }

    public Code code() {
        return code;
    }

    /** How many accounts (out of range) or rows (value missing) are concerned, or how many accounts would fit (too large; 0: not known). */
    public long count() {
        return count;
    }
}
