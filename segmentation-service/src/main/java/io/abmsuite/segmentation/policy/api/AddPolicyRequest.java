package io.abmsuite.segmentation.policy.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.segmentation.policy.Policy;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A policy to make, or to make a new version of.
 *
 * @param name a new name, or an existing one for its next version
 * @param parameters by their written names; what is not named has its default
 */
public record AddPolicyRequest(
        @NotNull
        @Pattern(
                regexp = Policy.NAME_PATTERN,
                message = "must be 1 to 64 letters, digits, dots, hyphens or underscores")
        String name,

        @Schema(implementation = Object.class) Map<String, JsonNode> parameters) {

    public AddPolicyRequest {
        parameters = parameters == null ? Map.of() : parameters;
    }
}
