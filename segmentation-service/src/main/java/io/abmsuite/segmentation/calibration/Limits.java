package io.abmsuite.segmentation.calibration;

import java.math.BigDecimal;
import java.util.List;

/** Limits of X and Y. */
public record Limits(BigDecimal x, BigDecimal y) {

    static final Limits TEXTBOOK = new Limits(new BigDecimal("0.10"), new BigDecimal("0.25"));
    static final Limits MIDDLE = new Limits(new BigDecimal("0.25"), new BigDecimal("0.50"));
    static final Limits WIDE = new Limits(new BigDecimal("0.50"), new BigDecimal("1.00"));

    /** Those that are tried. */
    static final List<Limits> ALL = List.of(TEXTBOOK, MIDDLE, WIDE);
}
