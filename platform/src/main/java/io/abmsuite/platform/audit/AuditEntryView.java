package io.abmsuite.platform.audit;

import io.abmsuite.platform.etag.NotStored;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An audit entry, as callers see it.
 *
 * @param action the operation, for example {@code archiveAccount}
 * @param before changed facts as they were; what was not there is not named
 * @param after changed facts as they became
 * @param apart names of changed facts whose values may have to be erased
 * @param requestId id of the request, or what went on in its name
 * @param seal number of the seal that covers it; null while it waits for one
 * @param values the values of the facts named in apart; null for callers who may not see personal data, and in lists
 */
@NotStored
public record AuditEntryView(
        @NotNull UUID id,
        @NotNull Instant at,
        @NotNull String actor,
        @NotNull String action,
        @NotNull String objectType,
        @NotNull String objectId,
        UUID accountId,
        @NotNull Map<String, Object> before,
        @NotNull Map<String, Object> after,
        @NotNull List<String> apart,
        String reason,
        @NotNull String requestId,
        Long seal,
        ApartView values) {

    /** The same entry with its values that are kept apart. */
    AuditEntryView with(ApartView apartValues) {
        return new AuditEntryView(
                id,
                at,
                actor,
                action,
                objectType,
                objectId,
                accountId,
                before,
                after,
                apart,
                reason,
                requestId,
                seal,
                apartValues);
    }
}
