package io.abmsuite.platform.write;

import io.abmsuite.platform.etag.IfMatch;

/**
 * What a use case must know of the request that asks for a change.
 *
 * @param actor name of the principal, as histories keep it
 * @param requestId id of the request
 * @param basis the versions the change may be based on
 */
public record Write(String actor, String requestId, IfMatch basis) {}
