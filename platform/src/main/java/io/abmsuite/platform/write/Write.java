package io.abmsuite.platform.write;

import io.abmsuite.platform.etag.IfMatch;
import io.abmsuite.platform.idempotency.CreationKey;
import io.abmsuite.platform.security.VisibleTeams;
import java.util.UUID;

/**
 * What a use case must know of the request that asks for a change.
 *
 * @param actor name of the principal, as histories keep it
 * @param requestId id of the request
 * @param basis the versions the change may be based on
 * @param key names a creation, so that it happens once; null if the caller gave none
 * @param teams whose accounts the caller sees; to him there are no others
 * @param trace what was done about this request; the writes of a batch share it
 */
public record Write(
        String actor, String requestId, IfMatch basis, CreationKey key, VisibleTeams teams, WriteTrace trace) {

    /** The write of work that goes on after its request, in the name of who asked for it. */
    public static Write later(String actor, String work) {
        return new Write(actor, work, IfMatch.optional(null), null, VisibleTeams.all(), new WriteTrace());
    }

    /** The write of one item of a batch; it happens once for itself. */
    public Write ofItem(int index, UUID fingerprint) {
        return key == null
                ? this
                : new Write(actor, requestId, basis, key.ofItem(index, teams.fingerprint(fingerprint)), teams, trace);
    }
}
