package io.abmsuite.segmentation.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How many more accounts fit into the heap that is left, so that a portfolio is refused before memory runs out. */
final class HeapRoom {
    /** Columns 34 bytes, code and its order 24, with some to spare. */
    private static final long COLUMNS = 64;
    /** Two classifications of 15 bytes, the one before and the new one, and 20 while accounts are put into order. */
    private static final long CLASSIFYING = 50;

    private final long most;
    private final LongSupplier used;
    private final Runnable collect;

    HeapRoom(long most, LongSupplier used, Runnable collect) {
        this.most = most;
        this.used = used;
        this.collect = collect;
    }

    /** What lives long must fit into the largest pool, for collectors with generations; a tenth stays free for the collector. */
    static HeapRoom ofThisMachine() {
        Runtime runtime = Runtime.getRuntime();
        long largest = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getUsage().getMax())
                .filter(most -> most > 0)
                .max()
                .orElseGet(runtime::maxMemory);
        return new HeapRoom(
                Math.min(largest, runtime.maxMemory()) / 10 * 9,
                () -> runtime.totalMemory() - runtime.freeMemory(),
                runtime::gc);
    }

    /** What an account costs while its portfolio is classified, in bytes. */
    static long bytesPerAccount(Parameters parameters) {
        long values = (long) parameters.periods() + parameters.granularity().season();
        return values * Long.BYTES + COLUMNS + CLASSIFYING;
    }

    /** How many more accounts fit, garbage being taken for used. */
    long fitting(long present, Parameters parameters) {
        return Math.max(0, most - used.getAsLong() - present * CLASSIFYING) / bytesPerAccount(parameters);
    }

    /** How many more accounts fit once garbage has been collected. */
    long fittingAfterCollection(long present, Parameters parameters) {
        collect.run();
        return fitting(present, parameters);
    }

    /** How many bytes are left; garbage is collected before, if there would not be as many as are wanted. */
    long leftFor(long wanted) {
        long left = most - used.getAsLong();
        if (left >= wanted) {
            return left;
        }
        collect.run();
        return most - used.getAsLong();
    }

    static KernelException refusal(long fitting, String why) {
        return new KernelException(KernelException.Code.PORTFOLIO_TOO_LARGE, fitting, why + "; raise -Xmx");
    }

    void require(long wanted, Parameters parameters) {
        if (fitting(0, parameters) < wanted) {
            long fitting = fittingAfterCollection(0, parameters);
            if (fitting < wanted) {
                throw refusal(wanted, fitting, parameters);
            }
        }
    }

    KernelException refusal(long wanted, long fitting, Parameters parameters) {
        return new KernelException(
                KernelException.Code.PORTFOLIO_TOO_LARGE,
                fitting,
                String.format(
                        Locale.ROOT,
                        "%d accounts over %d periods do not fit into memory, %d would; raise -Xmx by %d MiB at least",
                        wanted,
                        parameters.periods(),
                        fitting,
                        ((wanted - fitting) * bytesPerAccount(parameters) >> 20) + 1));
    }
}
