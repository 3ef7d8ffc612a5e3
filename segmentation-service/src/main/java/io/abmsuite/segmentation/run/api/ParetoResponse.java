package io.abmsuite.segmentation.run.api;

import io.abmsuite.segmentation.run.ParetoPoint;
import io.abmsuite.segmentation.run.Run;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The Pareto curve of a run, in about 500 points at most; the ends of each class are always among them. */
public record ParetoResponse(
        @NotNull UUID runId,
        @NotNull LocalDate asOf,
        @NotNull List<PointResponse> points) {

    static ParetoResponse of(Run run, List<ParetoPoint> points) {
        return new ParetoResponse(
                run.id(), run.asOf(), points.stream().map(PointResponse::of).toList());
    }

    /** So many accounts, from the largest on, bring this share. */
    public record PointResponse(int accounts, int rank, String accountShare, String cumShare, String abcClass) {

        static PointResponse of(ParetoPoint point) {
            return new PointResponse(
                    point.accounts(),
                    point.rank(),
                    point.accountShare().toPlainString(),
                    point.cumShare().toPlainString(),
                    point.abcClass());
        }
    }
}
