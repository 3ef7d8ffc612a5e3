package io.abmsuite.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.abmsuite.platform.testing.ApiChanges;
import io.abmsuite.platform.testing.Contracts;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Breaks planted in the description of accounts-service, each of which must be told, and changes that break nobody. */
class ApiChangesTest {

    private static final String SERVICE = "accounts-service/src/main/openapi/accounts.yaml";
    private static final String OPEN = "/components/schemas/OpenAccountRequest";
    private static final String VIEW = "/components/schemas/AccountView";

    private final JsonNode released = Contracts.yaml(SERVICE);

    @Test
    void findsNothingWhereNothingChanged() {
        assertThat(ApiChanges.breaking(released, released.deepCopy())).isEmpty();
    }

    @Test
    void findsAnOperationThatIsGone() {
        assertThat(after(api -> object(api, "/paths/~1v1~1accounts").remove("post")))
                .containsExactly("openAccount: POST /v1/accounts is gone");
        assertThat(after(api -> object(api, "/paths")
                        .set("/v1/customers", object(api, "/paths").remove("/v1/accounts"))))
                .contains("listAccounts: GET /v1/accounts is gone");
    }

    @Test
    void findsParametersThatAreGoneOrRequired() {
        String list = "/paths/~1v1~1accounts/get/parameters";

        assertThat(after(api -> ((ArrayNode) api.at(list)).remove(0)))
                .containsExactly("listAccounts: the parameter cell is gone");
        assertThat(after(api -> ((ObjectNode) api.at(list).path(0)).put("required", true)))
                .containsExactly("listAccounts: the parameter cell is required now");
    }

    @Test
    void findsBodiesThatAreNoLongerTaken() {
        assertThat(after(api -> object(api, OPEN + "/properties").remove("city")))
                .contains("openAccount body.city is gone");
        assertThat(after(api -> ((ArrayNode) api.at(OPEN + "/required")).add("city")))
                .contains("openAccount body.city is required now");
        assertThat(after(api -> object(api, OPEN + "/properties/name").put("maxLength", 10)))
                .contains("openAccount body.name has a smaller maxLength");
        assertThat(after(api -> object(api, OPEN + "/properties/name").put("pattern", "^[A-Z]+$")))
                .contains("openAccount body.name must have another form: ^[A-Z]+$");
        assertThat(after(api -> ((ArrayNode) api.at("/components/schemas/InfoSource/enum")).remove(0)))
                .anyMatch(told -> told.startsWith("openAccount body.infoSource takes only "));
        assertThat(after(api -> object(api, "/paths/~1v1~1accounts/post/requestBody/content")
                        .set(
                                "application/xml",
                                object(api, "/paths/~1v1~1accounts/post/requestBody/content")
                                        .remove("application/json"))))
                .contains("openAccount body: application/json is no longer taken");
    }

    @Test
    void findsAnswersThatAreNoLongerGiven() {
        assertThat(after(api -> object(api, VIEW + "/properties").remove("team")))
                .contains("openAccount answer 201.team is gone", "listAccounts answer 200.items[].team is gone");
        assertThat(after(api -> object(api, VIEW + "/properties/version").put("type", "string")))
                .anyMatch(told -> told.startsWith("openAccount answer 201.version may now be "));
        assertThat(after(api -> {
                    ObjectNode answers = object(api, "/paths/~1v1~1accounts/post/responses");
                    answers.set("200", answers.remove("201"));
                }))
                .containsExactly("openAccount answer 201 is gone");
    }

    @Test
    void findsRolesThatLoseAnOperation() {
        assertThat(after(api -> ((ArrayNode) api.at("/paths/~1v1~1accounts/get/security/0/token")).set(0, "admin")))
                .containsExactly("listAccounts: no longer for [accounts:read]");
    }

    @Test
    void letsGoWhatBreaksNobody() {
        List<String> told = after(api -> {
            object(api, VIEW + "/properties").putObject("mood").put("type", "string");
            object(api, OPEN + "/properties").putObject("mood").put("type", "string");
            object(api, OPEN + "/properties/name").put("maxLength", 100_000);
            object(api, "/paths").putObject("/v1/moods").putObject("get").put("operationId", "listMoods");
            ((ArrayNode) api.at("/paths/~1v1~1accounts/get/parameters"))
                    .addObject()
                    .put("name", "mood")
                    .put("in", "query");
        });

        assertThat(told).isEmpty();
    }

    private List<String> after(Consumer<JsonNode> change) {
        JsonNode today = released.deepCopy();
        change.accept(today);
        return ApiChanges.breaking(released, today);
    }

    private static ObjectNode object(JsonNode document, String pointer) {
        return (ObjectNode) document.at(pointer);
    }
}
