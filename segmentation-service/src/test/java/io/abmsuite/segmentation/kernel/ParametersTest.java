package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    @Test
    void hasTheShippedPresets() {
        assertThat(Parameters.standard().toMap())
                .containsEntry("granularity", "quarter")
                .containsEntry("periods", "4")
                .containsEntry("x_limit", "0.5")
                .containsEntry("y_limit", "1")
                .containsEntry("min_periods", "3");
        assertThat(Parameters.classic().toMap())
                .containsEntry("granularity", "month")
                .containsEntry("periods", "12")
                .containsEntry("x_limit", "0.1")
                .containsEntry("y_limit", "0.25")
                .containsEntry("min_periods", "6");
    }

    @Test
    void printsEveryParameterInTheOrderOfTheSpecification() {
        assertThat(Parameters.monthly().toMap().toString())
                .isEqualTo("{granularity=month, periods=12, include_current=false, metric=revenue, a_limit=80,"
                        + " b_limit=95, boundary=inclusive, ties=shared, nonpositive=C, x_limit=0.25, y_limit=0.5,"
                        + " stddev=population, zeros=count, history=first_activity, min_periods=6, cv_basis=raw,"
                        + " adi_limit=1.32, cv2_limit=0.49, at_risk=2, dormant=4, major_share=10,"
                        + " dominant_share=20}");
    }

    @Test
    void readsBackWhatItPrints() {
        Parameters printed = Parameters.classic().with(Map.of("nonpositive", "none", "include_current", "true"));

        assertThat(Parameters.of(printed.toMap())).isEqualTo(printed);
    }

    @Test
    void isEqualWhateverTheZerosAtTheEnd() {
        assertThat(Parameters.of(Map.of("a_limit", "80.0000", "y_limit", "0.50")))
                .isEqualTo(Parameters.monthly());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            periods         | 1       | must be at least 2; min_periods must not be above periods
            periods         | 521     | must be at most 520
            periods         | 4.0     | must be a whole number
            min_periods     | 1       | must be at least 2
            min_periods     | 13      | must not be above periods
            a_limit         | 95      | must be below b_limit
            a_limit         | 0       | must be above 0
            b_limit         | 100     | must be below 100
            x_limit         | 0.5     | must be below y_limit
            x_limit         | 0.00001 | must have at most 4 decimals
            y_limit         | -1      | must be above 0; x_limit must be below y_limit
            at_risk         | 4       | must be below dormant
            major_share     | 20.0001 | must not be above dominant_share
            dominant_share  | 100.5   | must be at most 100
            adi_limit       | 0       | must be above 0
            cv2_limit       | 1e3     | must be a decimal number
            cv2_limit       | .5      | must be a decimal number
            cv2_limit       | 1.      | must be a decimal number
            cv2_limit       | 1,5     | must be a decimal number
            cv2_limit       | NaN     | must be a decimal number
            dormant         | 1000000000.1 | must be at most 1000000000
            metric          | Revenue | must be revenue, margin, quantity, lines
            nonpositive     | c       | must be C, none
            include_current | yes     | must be true, false
            granularity     | day     | must be week, month, quarter
            as_of           | today   | is not a parameter
            """)
    void refusesAValueWithItsReason(String name, String value, String reason) {
        InvalidParametersException refusal = refusal(Map.of(name, value));

        assertThat(refusal).hasMessage(name + " " + reason);
    }

    @Test
    void reportsAllFaultsAtOnce() {
        Map<String, String> values = new HashMap<>();
        values.put("periods", "1000");
        values.put("x_limit", "2");
        values.put("metric", "profit");
        values.put("colour", "red");
        values.put("a_limit", null);

        List<ParameterFault> faults = refusal(values).faults();

        assertThat(faults)
                .containsExactlyInAnyOrder(
                        new ParameterFault("colour", "is not a parameter"),
                        new ParameterFault("a_limit", "must be a decimal number"),
                        new ParameterFault("periods", "must be at most 520"),
                        new ParameterFault("x_limit", "must be below y_limit"),
                        new ParameterFault("metric", "must be revenue, margin, quantity, lines"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a_limit=79.9999", "dominant_share=100", "major_share=20", "min_periods=12", "periods=520"})
    void takesAValueAtTheEdge(String change) {
        String[] parts = change.split("=");

        Parameters parameters = Parameters.of(Map.of(parts[0], parts[1]));

        assertThat(parameters.toMap()).containsEntry(parts[0], parts[1]);
    }

    private static InvalidParametersException refusal(Map<String, String> values) {
        return catchThrowableOfType(InvalidParametersException.class, () -> Parameters.of(values));
    }
}
