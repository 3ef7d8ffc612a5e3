package io.abmsuite.segmentation.publishedclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
    private static final Letters AX = new Letters("A", "X");
    private static final Letters AY = new Letters("A", "Y");
    private static final Letters BX = new Letters("B", "X");

    @Test
    void aNewClassCountsAfterSoManyRunsInARow() {
        Standing.Rule three = new Standing.Rule(3, DAY, false);
        Standing first = Standing.of(AX).after(AY, three);
        Standing second = first.after(AY, three);

        assertThat(first).isEqualTo(new Standing(AX, new Candidate(AY, 1, DAY)));
        assertThat(second).isEqualTo(new Standing(AX, new Candidate(AY, 2, DAY)));
        assertThat(second.after(AY, three)).isEqualTo(Standing.of(AY));
    }

    @Test
    void anotherClassBetweenBeginsAnew() {
        Standing.Rule two = new Standing.Rule(2, DAY, false);

        assertThat(Standing.of(AX).after(AY, two).after(BX, two))
                .isEqualTo(new Standing(AX, new Candidate(BX, 1, DAY)));
        assertThat(Standing.of(AX).after(AY, two).after(AX, two)).isEqualTo(Standing.of(AX));
    }

    @Test
    void livePublicationsCountOnceADay() {
        Standing.Rule today = new Standing.Rule(2, DAY, true);
        Standing.Rule tomorrow = new Standing.Rule(2, DAY.plusDays(1), true);
        Standing waiting = Standing.of(AX).after(AY, today).after(AY, today).after(AY, today);

        assertThat(waiting).isEqualTo(new Standing(AX, new Candidate(AY, 1, DAY)));
        assertThat(waiting.after(AY, tomorrow)).isEqualTo(Standing.of(AY));
    }

    @Test
    void aClassMayGoAwayToo() {
        Letters none = new Letters(null, null);

        assertThat(Standing.of(AX).after(none, new Standing.Rule(1, DAY, false)))
                .isEqualTo(Standing.of(none));
    }

    @Property
    void oneRunMeansAtOnce(@ForAll("letters") List<Letters> found) {
        Standing standing = Standing.of(AX);
        for (Letters letters : found) {
            standing = standing.after(letters, new Standing.Rule(1, DAY, false));
            assertThat(standing).isEqualTo(Standing.of(letters));
        }
    }

    @Property
    void whatIsConfirmedWasFoundThatOftenInARow(
            @ForAll("letters") List<Letters> found, @ForAll @IntRange(min = 1, max = 4) int runs) {
        Standing standing = Standing.of(AX);
        for (int i = 0; i < found.size(); i++) {
            Standing before = standing;
            standing = standing.after(found.get(i), new Standing.Rule(runs, DAY, false));
            if (!standing.confirmed().equals(before.confirmed())) {
                assertThat(i + 1).isGreaterThanOrEqualTo(runs);
                assertThat(found.subList(i + 1 - runs, i + 1)).containsOnly(standing.confirmed());
            }
        }
    }

    @Provide
    Arbitrary<List<Letters>> letters() {
        return Arbitraries.of(AX, AY, BX, new Letters("A", null)).list().ofMaxSize(20);
    }
}
