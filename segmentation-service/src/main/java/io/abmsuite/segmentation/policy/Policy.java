package io.abmsuite.segmentation.policy;

import io.abmsuite.segmentation.kernel.Parameters;
import java.time.Instant;

/** One version of a policy; it never changes, because runs refer to it. */
public record Policy(String name, int version, Parameters parameters, Instant createdAt, String createdBy) {

    /** The policy of a run that names none. */
    public static final String DEFAULT_NAME = "standard";

    /** What a name looks like: it stands in addresses and event keys. */
    public static final String NAME_PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
}
