package io.abmsuite.platform.audit;

import io.abmsuite.platform.audit.ChainFault.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Follows the chain seal by seal and remembers the first fault; a fault ends the walk. */
final class ChainWalk {

    /**
     * A covered entry.
     *
     * @param id as the seal names it
     * @param hash as it was sealed
     * @param entry as it is now; null if it is gone
     */
    record Covered(UUID id, byte[] hash, SealedEntry entry) {}

    private final String anchor;
    private boolean anchorSeen;
    private Seal last;
    private long entries;
    private long erased;
    private ChainFault fault;

    /** A walk that must come by this seal; null if the caller knows none. */
    ChainWalk(String anchor) {
        this.anchor = anchor;
    }

    /** Checks the next seal; false if the walk ends here. */
    boolean step(Seal seal, List<Covered> covered) {
        fault = faultOf(seal, covered);
        if (fault != null) {
            return false;
        }
        entries += covered.size();
        erased += covered.stream().filter(one -> one.entry().erased()).count();
        anchorSeen |= seal.anchor().equals(anchor);
        last = seal;
        return true;
    }

    private ChainFault faultOf(Seal seal, List<Covered> covered) {
        List<byte[]> hashes = new ArrayList<>(covered.size());
        for (Covered one : covered) {
            if (one.entry() == null) {
                return at(Kind.ENTRY_REMOVED, seal, one.id(), "The entry was sealed and is not there any more.");
            }
            if (!Arrays.equals(one.hash(), one.entry().hash())) {
                return at(Kind.ENTRY_CHANGED, seal, one.id(), "The entry is not the one that was sealed.");
            }
            if (!one.entry().apartIntact()) {
                return at(Kind.VALUES_CHANGED, seal, one.id(), "The values kept apart are not those that were sealed.");
            }
            hashes.add(one.hash());
        }
        if (!seal.follows(last)) {
            long expected = last == null ? 1 : last.number() + 1;
            return seal.number() == expected
                    ? at(Kind.SEAL_CHANGED, seal, null, "The seal is not linked to the seal before it.")
                    : at(Kind.SEAL_REMOVED, seal, null, "Seal " + expected + " is missing.");
        }
        return seal.covers(hashes)
                ? null
                : at(Kind.SEAL_CHANGED, seal, null, "The hash of the seal is not the one of what it covers.");
    }

    /** The chain has ended, or the walk did. */
    ChainFault end(UUID added) {
        if (fault == null && added != null) {
            fault = ChainFault.of(Kind.ENTRY_ADDED, null, added, "The entry is neither sealed nor waits for a seal.");
        }
        if (fault == null && anchor != null && !anchorSeen) {
            fault = ChainFault.of(Kind.ANCHOR_LOST, null, null, "The chain does not hold the seal " + anchor + ".");
        }
        return fault;
    }

    boolean isBroken() {
        return fault != null;
    }

    Verification result(Verification.Tail tail) {
        return new Verification(
                fault == null,
                fault,
                last == null ? 0 : last.number(),
                entries,
                erased,
                last == null ? null : last.anchor(),
                tail);
    }

    private static ChainFault at(Kind kind, Seal seal, UUID entry, String detail) {
        return ChainFault.of(kind, seal.number(), entry, detail);
    }
}
