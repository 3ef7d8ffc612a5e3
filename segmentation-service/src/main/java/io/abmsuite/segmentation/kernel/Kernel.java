package io.abmsuite.segmentation.kernel;

import java.time.LocalDate;

/** Entry of the package: the same input, parameters and date always give the same results. */
public final class Kernel {
    private Kernel() {}

    /** Classifies all accounts at a date; rows after it are ignored. */
    public static Results run(KernelInput input, Parameters parameters, LocalDate asOf) {
        return run(input, parameters, asOf, Window.of(parameters, asOf));
    }

    /** How classes moved against the same window so many periods earlier, seen from that window's last day. */
    public static Migration migration(KernelInput input, Results current, int shift) {
        if (shift < 1) {
            throw new IllegalArgumentException("a window moves back by one period at least");
        }
        Window previous = current.window().movedBack(shift);
        return Migration.between(run(input, current.parameters(), previous.end(), previous), current);
    }

    private static Results run(KernelInput input, Parameters parameters, LocalDate asOf, Window window) {
        AccountMatrix matrix = new AccountMatrix(parameters, asOf, window, HeapRoom.ofThisMachine());
        for (int account = 0; account < input.accounts(); account++) {
            int place = matrix.account(input.code(account));
            matrix.days(place, input.days(), input.offset(account), input.offset(account + 1));
        }
        return matrix.classify().results();
    }
}
