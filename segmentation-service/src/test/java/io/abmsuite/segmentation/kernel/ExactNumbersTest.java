package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arithmetic everything else leans on. */
class ExactNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "1,4,0.500000",
        "2,1,1.414214",
        "0,7,0.000000",
        "1,4000000000000,0.000000",
        "9,4000000000000,0.000002",
        "25,4000000000000,0.000002",
        "49,4000000000000,0.000004",
        "250000000001,1000000000000000000000000,0.000001",
    })
    void rootsAreRoundedHalfEven(BigInteger numerator, BigInteger denominator, String root) {
        assertThat(new Fraction(numerator, denominator).root(6)).isEqualTo(root);
    }

    @ParameterizedTest
    @CsvSource({"1,3,0.333333", "2,3,0.666667", "5,10000000,0.000000", "15,10000000,0.000002", "25,10000000,0.000002"})
    void quotientsAreRoundedHalfEven(BigInteger numerator, BigInteger denominator, String rounded) {
        assertThat(new Fraction(numerator, denominator).rounded(6)).isEqualTo(rounded);
    }

    @Test
    void fractionsAreNeverNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Fraction(BigInteger.TEN.negate(), BigInteger.ONE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fraction(BigInteger.ONE, BigInteger.ZERO));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32, -(1L << 40)})
    void wideSumsDoNotWrap(long value) {
        Wide sum = new Wide();
        LongStream.range(0, 1000).forEach(i -> sum.add(value));

        assertThat(sum.toBigInteger()).isEqualTo(BigInteger.valueOf(value).multiply(BigInteger.valueOf(1000)));
        assertThat(Wide.of(sum.toBigInteger())).isEqualTo(sum).hasSameHashCodeAs(sum);
        assertThat(sum).hasToString(sum.toBigInteger().toString());
    }

    @Test
    void wideProductsAreExact() {
        Wide sum = new Wide();
        sum.addProduct(Long.MAX_VALUE, 1_000_000);
        sum.addProduct(Long.MIN_VALUE, 3);

        assertThat(sum.toBigInteger())
                .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE)
                        .multiply(BigInteger.valueOf(1_000_000))
                        .add(BigInteger.valueOf(Long.MIN_VALUE).multiply(BigInteger.valueOf(3))));
    }

    @Test
    void wideValuesCompareBySignAndSize() {
        Wide large = Wide.of(BigInteger.ONE.shiftLeft(100));

        assertThat(Wide.of(-1)).isLessThan(Wide.of(0)).isNotEqualTo(Wide.of(0));
        assertThat(Wide.of(7).hashCode()).isNotEqualTo(Wide.of(8).hashCode());
        assertThat(Wide.of(Long.MAX_VALUE)).isLessThan(large);
        assertThat(large.isWithin(Long.MAX_VALUE)).isFalse();
        assertThat(large.toDouble()).isEqualTo(0x1p100);
        assertThat(Wide.of(-7).isWithin(7)).isTrue();
        assertThat(Wide.of(-8).isWithin(7)).isFalse();
        assertThatThrownBy(() -> Wide.of(BigInteger.ONE.shiftLeft(128))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void deviationsSurviveLargeMeans() {
        long[] offsets = {4, 7, 13, 16};
        long[] series = LongStream.of(offsets)
                .map(value -> (1_000_000_000L + value) * 10_000)
                .toArray();

        BigDecimal deviation = new Variability(series, 0, Parameters.monthly()).stddev();

        assertThat(deviation).isEqualTo("4.743416");
    }

    @Test
    void sharesOnARoundingEdgeAreRoundedExactly() {
        assertThat(Shares.millionths(Wide.of(1), Wide.of(2_000_000))).isZero();
        assertThat(Shares.millionths(Wide.of(3), Wide.of(2_000_000))).isEqualTo(2);
        Wide whole = Wide.of(BigInteger.TEN.pow(23).multiply(BigInteger.valueOf(4)));
        assertThat(Shares.millionths(Wide.of(1_000_000_000_000_000_000L), whole))
                .isEqualTo(2);
        assertThat(Shares.millionths(Wide.of(1_000_000_000_000_000_001L), whole))
                .isEqualTo(3);
        assertThat(Shares.millionths(Wide.of(7), Wide.of(7))).isEqualTo(Shares.ONE);
    }
}
