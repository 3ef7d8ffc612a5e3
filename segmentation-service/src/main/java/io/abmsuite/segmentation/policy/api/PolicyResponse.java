package io.abmsuite.segmentation.policy.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.abmsuite.segmentation.policy.ParameterValues;
import io.abmsuite.segmentation.policy.Policy;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A version of a policy.
 *
 * @param parameters all parameters by their written names
 * @param versions all versions of the policy, newest first; only where one policy is asked for
 */
public record PolicyResponse(
        @NotNull String name,
        int version,
        @NotNull Map<String, Object> parameters,
        @NotNull Instant createdAt,
        @NotNull String createdBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<PolicyResponse> versions) {

    static PolicyResponse of(Policy policy) {
        return of(policy, null);
    }

    static PolicyResponse of(List<Policy> versions) {
        return of(versions.get(0), versions.stream().map(PolicyResponse::of).toList());
    }

    private static PolicyResponse of(Policy policy, List<PolicyResponse> versions) {
        return new PolicyResponse(
                policy.name(),
                policy.version(),
                ParameterValues.write(policy.parameters()),
                policy.createdAt(),
                policy.createdBy(),
                versions);
    }
}
