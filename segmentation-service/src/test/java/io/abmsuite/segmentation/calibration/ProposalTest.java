package io.abmsuite.segmentation.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.segmentation.calibration.Trial.Attempt;
import io.abmsuite.segmentation.kernel.Parameters;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalTest {

    private static final Quantiles NONE = Quantiles.of(List.of());
    private static final Spread EVEN = new Spread(3, 3, 3, 0);

    @ParameterizedTest
    @CsvSource({"1.0, WEEK", "3.5, WEEK", "3.6, MONTH", "15.0, MONTH", "15.5, QUARTER", "400, QUARTER", ", QUARTER"})
    void theShortestPeriodWithTwoPurchasesIsTaken(BigDecimal gap, Rhythm rhythm) {
        assertThat(Rhythm.ofGap(gap)).isEqualTo(rhythm);
    }

    @Test
    void gapsOfClassADecideAndThoseOfAllIfItHasNone() {
        assertThat(proposal(gaps("10"), gaps("1"), EVEN, EVEN, EVEN)
                        .parameters()
                        .toMap())
                .containsEntry("granularity", "month")
                .containsEntry("periods", "12")
                .containsEntry("min_periods", "6");
        assertThat(proposal(NONE, gaps("1"), EVEN, EVEN, EVEN).parameters().toMap())
                .containsEntry("granularity", "week")
                .containsEntry("periods", "52");
        assertThat(proposal(NONE, NONE, EVEN, EVEN, EVEN).parameters().toMap()).containsEntry("granularity", "quarter");
    }

    @Test
    void theLimitsThatSpreadClassAMostEvenlyAreTaken() {
        Proposal proposal = proposal(
                gaps("10"), gaps("10"), new Spread(0, 1, 9, 0), new Spread(1, 1, 8, 0), new Spread(4, 3, 3, 0));

        assertThat(proposal.parameters().toMap())
                .containsEntry("x_limit", "0.5")
                .containsEntry("y_limit", "1");
        assertThat(proposal.reasons()).hasSize(2).last().asString().contains("4 X, 3 Y, 3 Z");
        assertThat(proposal.warnings()).isEmpty();
    }

    @Test
    void amongEqualsTheUsualLimitsOfTheGranularityAreTaken() {
        assertThat(proposal(gaps("10"), gaps("10"), EVEN, EVEN, EVEN)
                        .parameters()
                        .toMap())
                .containsEntry("x_limit", "0.25");
        assertThat(proposal(gaps("40"), gaps("40"), EVEN, EVEN, EVEN)
                        .parameters()
                        .toMap())
                .containsEntry("x_limit", "0.5");
    }

    @Test
    void warnsWhenNoLimitsSpreadClassA() {
        Spread all = new Spread(0, 1, 10, 3);

        assertThat(proposal(gaps("10"), gaps("10"), all, all, all).warnings())
                .singleElement()
                .asString()
                .contains("90 %");
        Spread nobody = new Spread(0, 0, 0, 4);
        assertThat(proposal(gaps("10"), gaps("10"), nobody, nobody, nobody).warnings())
                .singleElement()
                .asString()
                .contains("too little history");
    }

    @Test
    void lopsidedIsMoreThanNinetyPercent() {
        assertThat(new Spread(9, 1, 0, 50).lopsided()).isFalse();
        assertThat(new Spread(0, 91, 9, 0).lopsided()).isTrue();
        assertThat(new Spread(0, 0, 0, 7).lopsided()).isFalse();
    }

    @Test
    void aSpreadIsReadFromTheCellsOfItsClasses() {
        Map<String, Integer> matrix = new HashMap<>();
        Stream.of("A", "B", "C", "-")
                .forEach(abc ->
                        Stream.of("X", "Y", "Z", "-").forEach(xyz -> matrix.put(abc + xyz, abc.equals("A") ? 2 : 1)));

        assertThat(Spread.of(matrix, "A")).isEqualTo(new Spread(2, 2, 2, 2));
        assertThat(Spread.of(matrix, "A", "B", "C", "-")).isEqualTo(new Spread(5, 5, 5, 5));
        assertThat(new Spread(1, 2, 0, 5).share(1)).isEqualTo(new BigDecimal("0.333333"));
        assertThat(new Spread(0, 0, 0, 5).share(0)).isNull();
    }

    @Test
    void aQuantileIsAValueThatIsThere() {
        List<BigDecimal> values =
                Stream.of("5", "1", "4", "2", "3").map(BigDecimal::new).toList();

        assertThat(Quantiles.of(values))
                .isEqualTo(new Quantiles(
                        5,
                        new BigDecimal("1"),
                        new BigDecimal("2"),
                        new BigDecimal("3"),
                        new BigDecimal("4"),
                        new BigDecimal("5")));
        assertThat(Quantiles.of(List.of())).isEqualTo(new Quantiles(0, null, null, null, null, null));
    }

    private static Quantiles gaps(String gap) {
        return Quantiles.of(List.of(new BigDecimal(gap)));
    }

    /** Every granularity came out like this with the three limits. */
    private static Proposal proposal(Quantiles gapsOfA, Quantiles gaps, Spread... classA) {
        List<Attempt> attempts = Stream.of(0, 1, 2)
                .map(i -> new Attempt(Limits.ALL.get(i), classA[i], classA[i]))
                .toList();
        List<Trial> trials = Stream.of(Rhythm.values())
                .map(rhythm -> new Trial(rhythm, null, attempts))
                .toList();
        return Proposal.of(Parameters.standard(), gapsOfA, gaps, trials);
    }
}
