package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.kernel.XyzClass;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * Why an account has its XYZ class.
 *
 * @param decidingCv the CV that decided; null if there is none
 * @param distanceToX what it is above (negative: below) the limit of X
 * @param distanceToY what it is above (negative: below) the limit of Y
 */
public record XyzExplanation(
        XyzClass letter,
        Integer nObs,
        int minPeriods,
        String mean,
        String stddev,
        String cv,
        String cvDetrended,
        String cvSeasonal,
        @NotNull String cvBasis,
        String decidingCv,
        @NotNull String xLimit,
        @NotNull String yLimit,
        String distanceToX,
        String distanceToY,
        @NotNull List<String> reasons) {}
