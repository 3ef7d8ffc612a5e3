package io.abmsuite.platform.write;

import io.abmsuite.platform.etag.IfMatch;
import io.abmsuite.platform.idempotency.CreationKey;

/**
 * What a use case must know of the request that asks for a change.
 *
 * @param actor name of the principal, as histories keep it
 * @param requestId id of the request
 * @param basis the versions the change may be based on
 * @param key names a creation, so that it happens once; null if the caller gave none
 */
public record Write(String actor, String requestId, IfMatch basis, CreationKey key) {}
