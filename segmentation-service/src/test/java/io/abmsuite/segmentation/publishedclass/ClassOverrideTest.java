package io.abmsuite.segmentation.publishedclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abmsuite.platform.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassOverrideTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "FLOOR, B, , A, X, A, X",
        "FLOOR, B, , B, Y, B, Y",
        "FLOOR, B, , C, Z, B, Z",
        "FLOOR, A, , , , A, ",
        "FIXED, C, Z, A, X, C, Z",
        "FIXED, A, , C, Y, A, Y",
        "FIXED, A, X, , , A, X",
        " , , , C, Y, C, Y"
    })
    void changesWhatIsPublished(
            ClassOverride.Kind kind,
            String abc,
            String xyz,
            String isAbc,
            String isXyz,
            String becomesAbc,
            String becomesXyz) {
        ClassOverride override = kind == null ? null : new ClassOverride(kind, abc, xyz, "agreed", TODAY, NOW, "anna");

        assertThat(ClassOverride.applied(override, new Letters(isAbc, isXyz)))
                .isEqualTo(new Letters(becomesAbc, becomesXyz));
    }

    @Test
    void aDecisionHoldsUntilADayWithinTwoYears() {
        assertThat(decided(ClassOverride.Kind.FLOOR, null, TODAY).until()).isEqualTo(TODAY);
        assertThat(decided(ClassOverride.Kind.FIXED, "X", TODAY.plusYears(2)).createdBy())
                .isEqualTo("anna");
        assertThatThrownBy(() -> decided(ClassOverride.Kind.FLOOR, null, TODAY.minusDays(1)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> decided(
                        ClassOverride.Kind.FLOOR, null, TODAY.plusYears(2).plusDays(1)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aFloorHasNoXyzAndAllFaultsAreToldAtOnce() {
        assertThatThrownBy(() -> decided(ClassOverride.Kind.FLOOR, "X", TODAY.minusDays(1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().errors())
                                .extracting(fault -> fault.pointer())
                                .containsExactly("/xyzClass", "/until"));
    }

    private static ClassOverride decided(ClassOverride.Kind kind, String xyz, LocalDate until) {
        return new ClassDecision(kind, "A", xyz, "agreed", until).checked("anna", NOW, TODAY);
    }
}
