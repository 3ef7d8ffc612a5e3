package io.abmsuite.segmentation.explanation;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * What an account brought in one period of the window.
 *
 * @param label 2025-03, 2025-W07 or 2025-Q1
 * @param counted whether the raw CV counts it
 * @param why it is not counted; null if it is
 */
public record PeriodValue(
        @NotNull String label,
        @NotNull LocalDate start,
        @NotNull LocalDate end,
        @NotNull String amount,
        boolean counted,
        String why) {}
