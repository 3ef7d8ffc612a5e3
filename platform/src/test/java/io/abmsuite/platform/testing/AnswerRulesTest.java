package io.abmsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.testing.AnswerRules.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the check of answers finds, shown on answers of accounts-service that it must not give. */
class AnswerRulesTest {

    private static final String GOOD = """
            {"id":"01930000-0000-7000-8000-000000000001","account":"01930000-0000-7000-8000-000000000002"}""";
    private static final String REFUSAL = """
            {"type":"urn:abmsuite:problem:FORBIDDEN","title":"t","status":403,"code":"%s","detail":"d"}""";

    private final AnswerRules rules =
            new AnswerRules(Contracts.yaml("accounts-service/src/main/openapi/accounts.yaml"));

    @Test
    void findsAStatusThatIsNotDescribed() {
        assertThat(found("GET", "/v1/imports", 202, "application/json", "{\"items\":[]}"))
                .containsExactly("the status 202 is not described");
        assertThat(found("GET", "/v1/nowhere", 200, "application/json", "{}"))
                .containsExactly("answers 200, but is not described");
    }

    @Test
    void findsAMediaTypeThatIsNotDescribed() {
        assertThat(found("GET", "/v1/imports", 200, "text/csv", "id\n"))
                .containsExactly("the media type text/csv of the 200 is not described");
    }

    @Test
    void findsFieldsThatAreMissingWrongOrTooMany() {
        assertThat(found("GET", "/v1/imports", 200, "application/json", "{\"items\":[],\"nextCursor\":null}"))
                .isEmpty();
        assertThat(found("GET", "/v1/imports", 200, "application/json", "{\"nextCursor\":5}"))
                .hasSize(2);
        assertThat(found("GET", "/v1/imports", 200, "application/json", "{\"items\":[],\"secret\":1}"))
                .singleElement()
                .asString()
                .contains("secret");
        assertThat(found("GET", "/v1/imports", 200, "application/json", "{\"items\":[" + GOOD + "]}"))
                .isNotEmpty();
    }

    @Test
    void findsRefusalsThatAreNoProblemsOfTheCatalogue() {
        assertThat(found("GET", "/v1/imports", 403, "application/problem+json", REFUSAL.formatted("FORBIDDEN")))
                .isEmpty();
        assertThat(found("GET", "/v1/imports", 403, "application/problem+json", REFUSAL.formatted("GO_AWAY")))
                .containsExactly("the code GO_AWAY with 403 has no row in docs/problems.md");
        assertThat(found("GET", "/v1/imports", 403, "text/html", "<h1>no</h1>"))
                .contains("the refusal is not application/problem+json but text/html");
    }

    @Test
    void prefersTheFixedAddressToTheOneWithAnId() {
        assertThat(found("GET", "/v1/sales/aside", 200, "application/json", "{\"items\":[]}"))
                .isEmpty();
    }

    private List<String> found(String method, String path, int status, String type, String body) {
        return rules.faultsOf(new Answer(method, path, status, type, body.getBytes(StandardCharsets.UTF_8)));
    }
}
