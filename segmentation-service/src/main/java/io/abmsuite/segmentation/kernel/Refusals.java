package io.abmsuite.segmentation.kernel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Accounts that cannot be classified as their days are now; any of them refuses the whole portfolio. */
final class Refusals {
    private final Map<Integer, Long> rowsWithoutValue = new HashMap<>();
    private final Set<Integer> outOfRange = new HashSet<>();

    /** Replaces what was known of an account. */
    void note(int place, long missing, boolean exact) {
        if (missing > 0) {
            rowsWithoutValue.put(place, missing);
        } else if (!rowsWithoutValue.isEmpty()) {
            rowsWithoutValue.remove(place);
        }
        if (!exact) {
            outOfRange.add(place);
        } else if (!outOfRange.isEmpty()) {
            outOfRange.remove(place);
        }
    }

    void check(Parameters parameters, AccountCodes codes) {
        if (!rowsWithoutValue.isEmpty()) {
            long rows = rowsWithoutValue.values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            throw new KernelException(
                    KernelException.Code.METRIC_VALUE_MISSING,
                    rows,
                    rows + " rows of the window lack the " + ParameterReader.word(parameters.metric()));
        }
        if (!outOfRange.isEmpty()) {
            int first = outOfRange.stream().min(codes::compare).orElseThrow();
            throw new KernelException(
                    KernelException.Code.TOTAL_OUT_OF_RANGE,
                    outOfRange.size(),
                    outOfRange.size() + " accounts add up to more than 9.2e14, the first is " + codes.code(first));
        }
    }
}
