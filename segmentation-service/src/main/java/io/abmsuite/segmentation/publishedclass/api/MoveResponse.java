package io.abmsuite.segmentation.publishedclass.api;

import io.abmsuite.segmentation.publishedclass.Cause;
import io.abmsuite.segmentation.publishedclass.ClassMove;
import io.abmsuite.segmentation.publishedclass.Letters;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A move of the published class or lifecycle, or a decision of a person about it.
 *
 * @param version of the event on abm.classes that told it
 * @param publication the publication that was current: id of its run, or of the live publication
 * @param from null if nothing was published before
 * @param computedCell the cell as it was computed at the time
 */
public record MoveResponse(
        long version,
        @NotNull Cause cause,
        @NotNull String policy,
        int policyVersion,
        @NotNull UUID publication,
        @NotNull LocalDate asOf,
        SideResponse from,
        @NotNull SideResponse to,
        String computedCell,
        @NotNull String actor,
        String reason,
        @NotNull Instant movedAt) {

    /** Class and lifecycle on one side of the move. */
    public record SideResponse(
            String abcClass,
            String xyzClass,
            String cell,
            @NotNull String lifecycle) {

        static SideResponse of(ClassMove.Side side) {
            Letters letters = side.letters();
            return new SideResponse(letters.abc(), letters.xyz(), letters.cell(), side.lifecycle());
        }
    }

    static MoveResponse of(ClassMove move) {
        return new MoveResponse(
                move.version(),
                move.cause(),
                move.policy(),
                move.policyVersion(),
                move.publication(),
                move.asOf(),
                move.from() == null ? null : SideResponse.of(move.from()),
                SideResponse.of(move.to()),
                move.computed().cell(),
                move.actor(),
                move.reason(),
                move.movedAt());
    }
}
