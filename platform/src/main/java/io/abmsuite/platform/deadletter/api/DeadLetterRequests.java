package io.abmsuite.platform.deadletter.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Bodies of the verbs of dead letters. */
public final class DeadLetterRequests {

    private static final int DEFAULT_LIMIT = 100;

    private DeadLetterRequests() {}

    /** Why it is replayed; may be left out. */
    public record ReplayRequest(@Size(max = 1000) String reason) {}

    /** Why it is given up. */
    public record DiscardRequest(@NotBlank @Size(max = 1000) String reason) {}

    /** Which ones are replayed, how many at most, and why. */
    public record ReplayAllRequest(
            @NotBlank @Size(max = 2000) String filter,
            @Min(1) @Max(200) Integer limit,
            @Size(max = 1000) String reason) {

        int most() {
            return limit == null ? DEFAULT_LIMIT : limit;
        }
    }
}
