package io.abmsuite.platform.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.abmsuite.platform.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateTableTest {

    private enum Light {
        RED,
        GREEN,
        OFF
    }

    private static final StateTable<Light> TABLE = StateTable.of("LIGHT", Light.class)
            .allow(Light.RED, Light.GREEN)
            .allowWithReason(Light.GREEN, Light.OFF)
            .build();

    @Test
    void letsAListedMovePass() {
        assertThatNoException().isThrownBy(() -> TABLE.check(Light.RED, Light.GREEN, null));
        assertThatNoException().isThrownBy(() -> TABLE.check(Light.GREEN, Light.OFF, "night"));
    }

    @Test
    void refusesAMoveThatIsNotListed() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> TABLE.check(Light.RED, Light.OFF, "night"))
                .satisfies(refused -> {
                    assertThat(refused.problem().status()).isEqualTo(409);
                    assertThat(refused.problem().code()).isEqualTo("LIGHT_MOVE_NOT_ALLOWED");
                    assertThat(refused.problem().context())
                            .containsEntry("state", Light.RED)
                            .containsEntry("allowed", List.of(Light.GREEN));
                });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void refusesAMoveWithoutTheReasonItNeeds(String reason) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> TABLE.check(Light.GREEN, Light.OFF, reason))
                .satisfies(refused -> {
                    assertThat(refused.problem().status()).isEqualTo(422);
                    assertThat(refused.problem().errors().get(0).pointer()).isEqualTo("/reason");
                });
    }

    @Test
    void knowsTheMovesFromAState() {
        assertThat(TABLE.movesFrom(Light.RED)).containsExactly(Light.GREEN);
        assertThat(TABLE.movesFrom(Light.OFF)).isEmpty();
        assertThat(TABLE.needsReason(Light.GREEN, Light.OFF)).isTrue();
        assertThat(TABLE.needsReason(Light.RED, Light.GREEN)).isFalse();
    }
}
