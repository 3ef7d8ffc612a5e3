package io.abmsuite.platform.etag;

import java.util.UUID;

/** A view of a resource that callers change: it carries the version a change must be based on. */
public interface Versioned {

    UUID id();

    /** Rises with every change of the resource itself. */
    long version();
}
