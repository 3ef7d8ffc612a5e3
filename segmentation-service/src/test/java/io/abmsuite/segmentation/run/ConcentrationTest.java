package io.abmsuite.segmentation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcentrationTest {

    @ParameterizedTest
    @CsvSource({
        "0.299999, BELOW_NORMAL",
        "0.300000, NORMAL",
        "0.550000, NORMAL",
        "0.550001, ABOVE_NORMAL",
        "0.750000, ABOVE_NORMAL",
        "0.750001, MONO_DEPENDENCE",
        "1.000000, MONO_DEPENDENCE",
    })
    void namesTheBandOfTheMajorShare(BigDecimal share, Concentration.Band band) {
        assertThat(Concentration.band(share)).isEqualTo(band);
    }

    @Test
    void hasNoBandWithoutPositiveTotals() {
        assertThat(Concentration.band(null)).isNull();
    }
}
