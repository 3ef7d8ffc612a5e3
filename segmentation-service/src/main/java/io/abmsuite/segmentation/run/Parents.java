package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.ledger.AccountFacts;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The way from an account up through its parents. */
final class Parents {

    private Parents() {}

    /** The account, its parent and so on; ends where a parent is not known, and before it would come back. */
    static Stream<AccountFacts> of(AccountFacts account, Map<UUID, AccountFacts> known) {
        Set<UUID> seen = new HashSet<>();
        return Stream.iterate(
                        account,
                        Objects::nonNull,
                        child -> child.parentId() == null ? null : known.get(child.parentId()))
                .takeWhile(next -> seen.add(next.id()));
    }
}
