package io.abmsuite.platform.write;

import io.abmsuite.platform.etag.IfMatch;
import io.abmsuite.platform.idempotency.CreationKey;
import java.util.UUID;

/**
 * What a use case must know of the request that asks for a change.
 *
 * @param actor name of the principal, as histories keep it
 * @param requestId id of the request
 * @param basis the versions the change may be based on
 * @param key names a creation, so that it happens once; null if the caller gave none
 */
public record Write(String actor, String requestId, IfMatch basis, CreationKey key) {

    /** The write of one item of a batch; it happens once for itself. */
    public Write ofItem(int index, UUID fingerprint) {
        return key == null ? this : new Write(actor, requestId, basis, key.ofItem(index, fingerprint));
    }
}
