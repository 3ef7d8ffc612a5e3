package io.abmsuite.segmentation.publishedclass.api;

import io.abmsuite.segmentation.publishedclass.ClassDecision;
import io.abmsuite.segmentation.publishedclass.ClassOverride;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A decision about the class of an account.
 *
 * @param kind FLOOR: not worse than this ABC class; FIXED: these letters
 * @param xyzClass only with FIXED; absent: as it is found
 * @param until the last day on which it holds, within two years
 */
public record OverrideRequest(
        @NotNull ClassOverride.Kind kind,

        @NotNull @Pattern(regexp = "[ABC]", message = "must be A, B or C")
        String abcClass,

        @Pattern(regexp = "[XYZ]", message = "must be X, Y or Z")
        String xyzClass,

        @NotBlank @Size(max = 2000) String reason,
        @NotNull LocalDate until) {

    ClassDecision decision() {
        return new ClassDecision(kind, abcClass, xyzClass, reason, until);
    }
}
