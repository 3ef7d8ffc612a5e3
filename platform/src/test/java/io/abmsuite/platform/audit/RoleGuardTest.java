package io.abmsuite.platform.audit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class RoleGuardTest {

    @Test
    void refusesToStartInProductionIfTheLogCouldBeChanged() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RoleGuard.judge(true, true))
                .withMessageContaining("QUARKUS_FLYWAY_USERNAME");
    }

    @Test
    void startsOtherwise() {
        assertThatCode(() -> RoleGuard.judge(false, true)).doesNotThrowAnyException();
        assertThatCode(() -> RoleGuard.judge(true, false)).doesNotThrowAnyException();
    }
}
