package io.abmsuite.accounts.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e3",
                "NaN",
                "Infinity",
                "1,5",
                "1.23456",
                ".5",
                "1.",
                "",
                " 1",
                "1 ",
                "+1",
                "--1",
                "0x10",
                "1_000",
                "\u0661",
                "1234567890123456",
                "920000000000000.0001"
            })
    void refusesTextsThatAreNoAmount(String text) {
        assertThatThrownBy(() -> Decimals.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e16",
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "0.00001",
                "true",
                "[]",
                "null",
                "{}",
                "{\"amount\":null}",
                "{\"amount\":\"1\",\"currency\":\"euro\"}",
                "{\"amount\":\"1\",\"vat\":1}"
            })
    void refusesJsonThatIsNoAmount(String json) {
        assertThatThrownBy(() -> Money.of(tree(json))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesBothForms() {
        assertThat(Money.of(tree("{\"amount\":\"12.3400\",\"currency\":\"EUR\"}")))
                .isEqualTo(new Money(new BigDecimal("12.3400"), "EUR"));
        assertThat(Money.of(tree("-12.5"))).isEqualTo(new Money(new BigDecimal("-12.5"), null));
        assertThat(Money.of(tree("1e3")).amount()).isEqualTo(new BigDecimal("1000"));
    }

    @Property
    void givesBackTheExactValue(
            @ForAll @BigRange(min = "-920000000000000", max = "920000000000000") @Scale(4) BigDecimal value) {
        assertThat(Decimals.parse(value.toPlainString())).isEqualByComparingTo(value);
        assertThat(Money.of(tree(value.toString())).amount()).isEqualByComparingTo(value);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException broken) {
            throw new AssertionError(json, broken);
        }
    }
}
