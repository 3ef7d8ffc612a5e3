package io.abmsuite.segmentation.run.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.segmentation.policy.Policy;
import io.abmsuite.segmentation.run.RunOrder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A run to start.
 *
 * @param policy name of a policy, of which the newest version is taken
 * @param asOf a date, {@code today} or {@code latest} (the latest date with sales)
 * @param parameters changes against the policy, by their written names; they make the run a what-if
 * @param publish whether the classes found become the published ones; true unless it is a what-if, of a group or rolled up
 * @param currency null: the one of the sales; for sales in several currencies the base currency, or any with exchange rates
 * @param group only these accounts are the portfolio; never published
 * @param rollUp whether subsidiaries count under their topmost parent, who alone has a line; never published; not if it is absent
 */
public record StartRunRequest(
        @Schema(defaultValue = Policy.DEFAULT_NAME) String policy,

        @Schema(defaultValue = "today") String asOf,

        @Schema(implementation = Object.class) Map<String, JsonNode> parameters,

        Boolean publish,

        @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code of three capital letters")
        String currency,

        @Valid GroupBody group,

        Boolean rollUp) {

    RunOrder order() {
        return new RunOrder(
                policy == null ? Policy.DEFAULT_NAME : policy,
                asOf == null ? "today" : asOf,
                parameters == null ? Map.of() : parameters,
                publish,
                currency,
                GroupBody.group(group),
                rollUp != null && rollUp);
    }
}
