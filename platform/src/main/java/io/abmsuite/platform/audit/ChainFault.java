package io.abmsuite.platform.audit;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * Where the chain stops being true.
 *
 * @param kind what was done
 * @param seal number of the seal; null if no seal is concerned
 * @param entryId the entry; null if it cannot be told, or the seal itself is concerned
 * @param detail the same in words
 */
public record ChainFault(
        @NotNull Kind kind,
        Long seal,
        UUID entryId,
        @NotNull String detail) {

    /** What was done to the chain. */
    public enum Kind {
        /** The entry is not the one that was sealed. */
        ENTRY_CHANGED,
        /** The values kept apart are not those that were sealed. */
        VALUES_CHANGED,
        /** The entry was sealed and is not there. */
        ENTRY_REMOVED,
        /** The entry is neither sealed nor waiting for its seal. */
        ENTRY_ADDED,
        /** The seal does not fit its entries. */
        SEAL_CHANGED,
        /** A seal is missing before this one, or was put in. */
        SEAL_REMOVED,
        /** The seal the caller has noted is not in the chain. */
        ANCHOR_LOST
    }

    static ChainFault of(Kind kind, Long seal, UUID entry, String detail) {
        return new ChainFault(kind, seal, entry, detail);
    }
}
