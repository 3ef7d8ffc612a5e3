package io.abmsuite.segmentation.kernel;

import java.time.LocalDate;

/** Results of a run in output order; a row is worked out when it is asked for, so that a million accounts stay small. */
public abstract class Results {
    Results() {}

    public abstract Parameters parameters();

    public abstract LocalDate asOf();

    public abstract Window window();

    public abstract Portfolio portfolio();

    /** The number of accounts. */
    public abstract int size();

    /** The row at a position of the output order, from 0. */
    public abstract AccountResult row(int position);
}
