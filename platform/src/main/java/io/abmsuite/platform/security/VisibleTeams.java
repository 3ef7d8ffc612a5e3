package io.abmsuite.platform.security;

import io.abmsuite.platform.id.Uuids;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The teams whose accounts a caller sees: all there are, or those his token names. */
public final class VisibleTeams {

    /** Name that stands for all teams, and for what belongs to none. */
    public static final String EVERY = "*";

    private static final VisibleTeams ALL = new VisibleTeams(List.of(EVERY));

    private final List<String> names;

    private VisibleTeams(List<String> names) {
        this.names = names;
    }

    /** Everything there is. */
    public static VisibleTeams all() {
        return ALL;
    }

    /** These teams; all of them if {@link #EVERY} is among them, nothing if there are none. */
    public static VisibleTeams of(Collection<String> names) {
        return names.contains(EVERY)
                ? ALL
                : new VisibleTeams(names.stream()
                        .filter(name -> !name.isBlank())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** True if nothing is hidden from the caller. */
    public boolean areAll() {
        return names == ALL.names;
    }

    /** True if the caller sees what belongs to this team; what belongs to none (null) is seen by those who see all. */
    public boolean include(String team) {
        return areAll() || team != null && names.contains(team);
    }

    /** True if the caller sees what belongs to each of these teams. */
    public boolean includeAll(Collection<String> teams) {
        return areAll() || names.containsAll(teams);
    }

    /** The names, to be bound as {@code text[]}. */
    public String[] names() {
        return names.toArray(String[]::new);
    }

    /** Tells callers with other rights apart; empty if nothing is hidden. */
    public String scope() {
        return areAll() ? "" : "|teams=" + names;
    }

    /** Digest of a request of a caller who sees this: the same request with other rights is another one. */
    public UUID fingerprint(UUID request) {
        return areAll() ? request : Uuids.nameBased(request.toString(), scope());
    }
}
