package io.abmsuite.platform.audit;

import java.util.UUID;

/**
 * A change as the audit log keeps it.
 *
 * @param action the operation, for example {@code archiveAccount}
 * @param objectType kind of what was changed, for example {@code account}
 * @param objectId names what was changed
 * @param accountId the account it belongs to; null if it belongs to none
 * @param before facts before the change, a record or a map; null if there was nothing
 * @param after facts after the change; null if nothing is left
 * @param reason why; null if none was given
 */
public record AuditedChange(
        String action, String objectType, String objectId, UUID accountId, Object before, Object after, String reason) {

    /** A change of a kind of object; only the facts that differ are kept. */
    public static AuditedChange of(String action, String objectType, Object objectId, Object before, Object after) {
        return new AuditedChange(action, objectType, objectId.toString(), null, before, after, null);
    }

    /** The same change of what belongs to an account. */
    public AuditedChange ofAccount(UUID account) {
        return new AuditedChange(action, objectType, objectId, account, before, after, reason);
    }

    /** The same change with a reason; may be null. */
    public AuditedChange because(String why) {
        return new AuditedChange(action, objectType, objectId, accountId, before, after, why);
    }
}
