package io.abmsuite.segmentation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.segmentation.kernel.Parameters;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterValuesTest {

    @Test
    void takesNumbersTruthsAndTextsAlike() throws JsonProcessingException {
        Parameters typed = ParameterValues.read(json("{'x_limit': 0.3, 'periods': 24, 'include_current': true}"));
        Parameters texts =
                ParameterValues.read(json("{'x_limit': '0.30', 'periods': '24', 'include_current': 'true'}"));

        assertThat(typed).isEqualTo(texts);
        assertThat(typed.xLimit()).isEqualTo(new BigDecimal("0.3"));
    }

    @Test
    void whatIsNotNamedHasItsDefault() throws JsonProcessingException {
        assertThat(ParameterValues.read(json("{}"))).isEqualTo(Parameters.monthly());
    }

    @Test
    void tellsAllFaultsAtOnceWithTheirPlaces() throws JsonProcessingException {
        Map<String, JsonNode> values = json("{'x_limit': 0.9, 'periods': 1, 'metric': 'profit', 'a/b': 1, "
                + "'at_risk': null, 'min_periods': [6], 'adi_limit': 1e300}");

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> ParameterValues.read(values));

        assertThat(refused.problem().status()).isEqualTo(422);
        assertThat(refused.problem().errors())
                .extracting(FieldFault::pointer)
                .contains(
                        "/parameters/x_limit",
                        "/parameters/periods",
                        "/parameters/metric",
                        "/parameters/a~1b",
                        "/parameters/at_risk",
                        "/parameters/min_periods",
                        "/parameters/adi_limit");
    }

    @Test
    void whatItWritesItReads() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        String written = mapper.writeValueAsString(ParameterValues.write(Parameters.standard()));

        Map<String, JsonNode> values = mapper.readValue(written, new TypeReference<>() {});

        assertThat(ParameterValues.read(values)).isEqualTo(Parameters.standard());
        assertThat(written)
                .contains("\"periods\":4")
                .contains("\"x_limit\":0.5")
                .contains("\"include_current\":false");
    }

    private static Map<String, JsonNode> json(String text) throws JsonProcessingException {
        return new ObjectMapper().readValue(text.replace('\'', '"'), new TypeReference<>() {});
    }
}
