package io.abmsuite.segmentation.publishedclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcentrationBandTest {

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
    void namesTheBandOfTheMajorShare(BigDecimal share, ConcentrationBand band) {
        assertThat(ConcentrationBand.of(share)).isEqualTo(band);
    }

    @Test
    void hasNoBandWithoutPositiveTotals() {
        assertThat(ConcentrationBand.of(null)).isNull();
    }
}
