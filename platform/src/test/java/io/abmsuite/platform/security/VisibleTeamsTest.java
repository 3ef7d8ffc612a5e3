package io.abmsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.abmsuite.platform.filter.SqlValues;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.json.Json;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class VisibleTeamsTest {

    private final VisibleTeams north = VisibleTeams.of(List.of("north", "east", "north", " "));

    @Test
    void seesItsTeamsAndNothingWithoutATeam() {
        assertThat(north.include("north")).isTrue();
        assertThat(north.include("south")).isFalse();
        assertThat(north.include("North")).isFalse();
        assertThat(north.include(null)).isFalse();
        assertThat(north.includeAll(List.of("east", "north"))).isTrue();
        assertThat(north.includeAll(List.of("north", "south"))).isFalse();
        assertThat(north.names()).containsExactly("east", "north");
    }

    @Test
    void seesEverythingWithTheStar() {
        VisibleTeams all = VisibleTeams.of(List.of("north", "*"));

        assertThat(all.areAll()).isTrue();
        assertThat(all.include(null)).isTrue();
        assertThat(all.includeAll(List.of("south"))).isTrue();
        assertThat(all.scope()).isEmpty();
    }

    @Test
    void tellsOtherTeamsApart() {
        assertThat(north.scope())
                .isEqualTo(VisibleTeams.of(List.of("east", "north")).scope());
        assertThat(north.scope()).isNotEqualTo(VisibleTeams.of(List.of("north")).scope());
        assertThat(VisibleTeams.of(List.of()).areAll()).isFalse();
    }

    @Test
    void takesTheTeamsFromTheToken() {
        TeamAccess access = new TeamAccess(TeamAccess.Mode.TEAM);

        assertThat(access.of(caller("north")).names()).containsExactly("north");
        assertThat(access.of(caller(List.of("b", "a"))).names()).containsExactly("a", "b");
        assertThat(access.of(caller(Json.createArrayBuilder(List.of("b", "a")).build()))
                        .names())
                .containsExactly("a", "b");
        assertThat(access.of(caller(List.of("*"))).areAll()).isTrue();
        assertThat(access.of(caller(null)).names()).isEmpty();
        assertThat(access.of(caller(7)).names()).isEmpty();
    }

    @Test
    void hidesNothingWithoutAccessByTeam() {
        assertThat(new TeamAccess(TeamAccess.Mode.ALL).of(caller("north")).areAll())
                .isTrue();
    }

    @Test
    void bindsTheNamesWhereTheStatementAsks() {
        SqlValues values = new SqlValues();
        values.bind("x");

        assertThat(TeamSql.fill("account a where {team:a.team}", north, values))
                .isEqualTo("account a where a.team = any($2::text[])");
        assertThat(values.tuple().getValue(1)).isEqualTo(new String[] {"east", "north"});
        assertThat(TeamSql.fill("account a where {team:a.team}", VisibleTeams.all(), values))
                .isEqualTo("account a where true");
    }

    @Test
    void refusesAStatementThatDoesNotAsk() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TeamSql("select 1 from account"));
    }

    private static SecurityIdentity caller(Object teams) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new Token(teams)).build();
    }

    private record Token(Object teams) implements JsonWebToken {

        @Override
        public String getName() {
            return "anna";
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("teams");
        }

        @Override
        @SuppressWarnings("unchecked") // as the interface has it
        public <T> T getClaim(String name) {
            return name.equals("teams") ? (T) teams : null;
        }
    }
}
