package io.abmsuite.segmentation.publishedclass;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a person decided about the class of an account. FLOOR: not worse than this ABC class. FIXED: these letters, XYZ as it
 * is found if none is given. What is computed is kept beside it.
 *
 * @param until the last day on which it holds
 */
public record ClassOverride(
        Kind kind,
        String abcClass,
        String xyzClass,
        String reason,
        LocalDate until,
        Instant createdAt,
        String createdBy) {

    /** How it changes what is published. */
    public enum Kind {
        FLOOR,
        FIXED
    }

    /** What is published instead of the confirmed class; the override may be null. */
    static Letters applied(ClassOverride override, Letters confirmed) {
        if (override == null) {
            return confirmed;
        }
        if (override.kind() == Kind.FIXED) {
            return new Letters(
                    override.abcClass(), override.xyzClass() == null ? confirmed.xyz() : override.xyzClass());
        }
        boolean better = confirmed.abc() != null && confirmed.abc().compareTo(override.abcClass()) <= 0;
        return better ? confirmed : new Letters(override.abcClass(), confirmed.xyz());
    }
}
