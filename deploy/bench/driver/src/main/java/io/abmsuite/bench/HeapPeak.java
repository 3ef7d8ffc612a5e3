package io.abmsuite.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.function.Supplier;

/** The most heap in use while something runs, beyond what was in use when this was made. */
final class HeapPeak {

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    private final long before = used();

    /**
     * Runs the work twice and keeps both results, as somebody does who compares the new with the one before; what the second run
     * allocates counts in full, also what it throws away, unless a collection comes in between.
     */
    double of(Supplier<Object> work) {
        Object first = work.get();
        used();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        Object second = work.get();
        long peak =
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        if (first == second) {
            throw new IllegalStateException("the work was not done again");
        }
        return peak - before;
    }

    private long used() {
        System.gc();
        return pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }
}
