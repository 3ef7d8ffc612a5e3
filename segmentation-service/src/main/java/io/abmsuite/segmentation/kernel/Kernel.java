package io.abmsuite.segmentation.kernel;

import java.time.LocalDate;

/** Entry of the package: the same input, parameters and date always give the same results. */
public final class Kernel {
    private Kernel() {}

    /** Classifies all accounts at a date; rows after it are ignored. */
    public static Results run(KernelInput input, Parameters parameters, LocalDate asOf) {
        throw new UnsupportedOperationException("not built yet: " + input + parameters + asOf);
    }

    /** How classes moved against the same window so many periods earlier, seen from that window's last day. */
    public static Migration migration(KernelInput input, Results current, int shift) {
        throw new UnsupportedOperationException("not built yet: " + input + current + shift);
    }
}
