package io.abmsuite.platform.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Access by team. With {@code abm.access=all}, the default, every caller sees every account; with {@code team} he sees those
 * of the teams in the claim {@code teams} of his token (one name or several; {@code *} is all), whatever his roles are.
 */
@ApplicationScoped
public class TeamAccess {

    /** What {@code abm.access} may be. */
    public enum Mode {
        ALL,
        TEAM
    }

    private static final String CLAIM = "teams";

    private final Mode mode;

    TeamAccess(@ConfigProperty(name = "abm.access", defaultValue = "all") Mode mode) {
        this.mode = mode;
    }

    /** What this caller sees; without the claim nothing. */
    public VisibleTeams of(SecurityIdentity identity) {
        if (mode == Mode.ALL) {
            return VisibleTeams.all();
        }
        Object claim = identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(CLAIM) : null;
        return VisibleTeams.of(names(claim));
    }

    private static List<String> names(Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().flatMap(one -> names(one).stream()).toList();
        }
        if (claim instanceof JsonString text) {
            return List.of(text.getString());
        }
        return claim instanceof String text ? List.of(text) : List.of();
    }
}
