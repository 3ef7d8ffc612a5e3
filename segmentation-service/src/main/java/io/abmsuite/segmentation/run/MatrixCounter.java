package io.abmsuite.segmentation.run;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a matrix from accounts that are not stored. */
public final class MatrixCounter {

    private final Map<String, Matrix.Count> counts = new HashMap<>();

    /** Adds an account; {@code -} stands for a letter it lacks. */
    public void add(String abc, String xyz, BigDecimal total) {
        Matrix.Count one = new Matrix.Count(abc, xyz, 1, total, total.max(BigDecimal.ZERO));
        counts.merge(
                abc + xyz,
                one,
                (a, b) -> new Matrix.Count(
                        abc,
                        xyz,
                        a.accounts() + b.accounts(),
                        a.total().add(b.total()),
                        a.positive().add(b.positive())));
    }

    public Matrix matrix() {
        return Matrix.of(List.copyOf(counts.values()));
    }
}
