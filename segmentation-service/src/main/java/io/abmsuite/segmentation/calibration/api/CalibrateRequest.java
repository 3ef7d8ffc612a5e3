package io.abmsuite.segmentation.calibration.api;

import io.abmsuite.segmentation.policy.Policy;
import io.abmsuite.segmentation.run.RunOrder;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What to calibrate with.
 *
 * @param policy name of a policy; all parameters that are not about XYZ are those of its newest version
 * @param asOf a date, {@code today} or {@code latest} (the latest date with sales)
 * @param currency null: the one of the sales; for sales in several currencies the base currency
 */
public record CalibrateRequest(
        @Schema(defaultValue = Policy.DEFAULT_NAME) String policy,

        @Schema(defaultValue = "latest") String asOf,

        @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code of three capital letters")
        String currency) {

    RunOrder order() {
        return new RunOrder(
                policy == null ? Policy.DEFAULT_NAME : policy,
                asOf == null ? "latest" : asOf,
                Map.of(),
                false,
                currency);
    }
}
