package io.abmsuite.segmentation.run.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.segmentation.policy.Policy;
import io.abmsuite.segmentation.run.RunOrder;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A run to start.
 *
 * @param policy name of a policy, of which the newest version is taken
 * @param asOf a date, {@code today} or {@code latest} (the latest date with sales)
 * @param parameters changes against the policy, by their written names; they make the run a what-if
 * @param publish whether the classes found become the published ones; true unless it is a what-if
 * @param currency the one of the sales, if given
 */
public record StartRunRequest(
        @Schema(defaultValue = Policy.DEFAULT_NAME) String policy,

        @Schema(defaultValue = "today") String asOf,

        @Schema(implementation = Object.class) Map<String, JsonNode> parameters,

        Boolean publish,

        @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code of three capital letters")
        String currency) {

    RunOrder order() {
        return new RunOrder(
                policy == null ? Policy.DEFAULT_NAME : policy,
                asOf == null ? "today" : asOf,
                parameters == null ? Map.of() : parameters,
                publish,
                currency);
    }
}
