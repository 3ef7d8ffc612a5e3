package io.abmsuite.platform.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.abmsuite.platform.etag.NotStored;
import io.abmsuite.platform.etag.Versioned;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A message that was put aside.
 *
 * @param cause why it could not be applied; absent if it may tell personal data the caller must not see
 * @param attempts how often it was tried
 * @param behind the dead letter it waits behind, if it is held back
 * @param headers in the single view only
 * @param payload in the single view only, and only for callers who may see it
 * @param payloadEncoding {@code utf-8}, {@code base64}, {@code none} or {@code hidden}
 * @param actions what was done with it, oldest first; in the single view only
 */
@NotStored
public record DeadLetterView(
        @NotNull UUID id,
        long version,
        @NotNull String consumer,
        @NotNull String topic,
        int partition,
        long offset,
        String key,
        String eventId,
        String type,
        @NotNull DeadLetterState state,
        @NotNull String code,
        String cause,
        int attempts,
        @NotNull Instant failedAt,
        Instant resolvedAt,
        UUID behind,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> headers,
        @JsonInclude(JsonInclude.Include.NON_NULL) String payload,
        @JsonInclude(JsonInclude.Include.NON_NULL) String payloadEncoding,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<DeadLetterAction> actions)
        implements Versioned {

    /** One replay, discard, or release of a message that was held back. */
    public record DeadLetterAction(
            @NotNull String action,
            @NotNull String outcome,
            String code,
            @NotNull String actor,
            String reason,
            @NotNull Instant at) {}

    /** The same without what may tell personal data. */
    DeadLetterView withoutPersonalData() {
        return new DeadLetterView(
                id,
                version,
                consumer,
                topic,
                partition,
                offset,
                key,
                eventId,
                type,
                state,
                code,
                null,
                attempts,
                failedAt,
                resolvedAt,
                behind,
                headers,
                null,
                payloadEncoding == null ? null : "hidden",
                actions);
    }
}
