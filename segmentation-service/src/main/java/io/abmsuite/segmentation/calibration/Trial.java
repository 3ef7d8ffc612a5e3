package io.abmsuite.segmentation.calibration;

import io.abmsuite.segmentation.kernel.Window;
import java.util.List;

/** One granularity, tried with several limits. */
public record Trial(Rhythm rhythm, Window window, List<Attempt> attempts) {

    /** What came out with some limits. */
    public record Attempt(Limits limits, Spread all, Spread classA) {}
}
