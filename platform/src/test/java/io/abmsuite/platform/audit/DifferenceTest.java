package io.abmsuite.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    record Facts(String city, @Erasable String name, List<String> tags) {}

    record State(@JsonUnwrapped Facts facts, String status) {}

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void keepsOnlyWhatDiffers() {
        Difference difference = Difference.between(
                new State(new Facts("Bonn", "Maria", List.of()), "ACTIVE"),
                new State(new Facts("Bonn", "Maria", List.of("vip")), "ARCHIVED"),
                json);

        assertThat(difference.before()).hasToString("{\"status\":\"ACTIVE\"}");
        assertThat(CanonicalJson.write(difference.after())).isEqualTo("{\"status\":\"ARCHIVED\",\"tags\":[\"vip\"]}");
        assertThat(difference.hasErasable()).isFalse();
    }

    @Test
    void keepsErasableFactsApartAlsoOfUnwrappedRecords() {
        Difference difference =
                Difference.between(null, new State(new Facts("Bonn", "Maria", List.of()), "ACTIVE"), json);

        assertThat(CanonicalJson.write(difference.after())).isEqualTo("{\"city\":\"Bonn\",\"status\":\"ACTIVE\"}");
        assertThat(difference.erasableAfter()).hasToString("{\"name\":\"Maria\"}");
        assertThat(difference.apart()).containsExactly("name");
    }

    @Test
    void isEmptyIfNothingHasChanged() {
        assertThat(Difference.between(Map.of("a", 1), Map.of("a", 1), json).isEmpty())
                .isTrue();
        assertThat(Difference.between(null, null, json).isEmpty()).isTrue();
    }

    @Test
    void writesNumbersAndKeysInOneForm() {
        assertThat(CanonicalJson.write(CanonicalJson.read("{\"b\": 1.50, \"a\": {\"d\": 1E+2, \"c\": \"\\u00e9\"}}")))
                .isEqualTo("{\"a\":{\"c\":\"é\",\"d\":100},\"b\":1.50}");
    }
}
