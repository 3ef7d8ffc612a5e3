package io.abmsuite.accounts.account.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.accounts.Accounts;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for what begins with a text, on accounts of a team of their own. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class AccountSearchTest {

    private final String team = "team-" + UUID.randomUUID();
    private final String ending = "-" + UUID.randomUUID();

    @BeforeEach
    void open() {
        open("N1", "Kraftwerk AG");
        open("KRAN", "Zeta");
        open("kraft", "KRAFT and sons");
        open("N2", "kraftstoff");
        open("N3", "Ägir GmbH");
        open("N4", "No kraft at its beginning");
    }

    @ParameterizedTest
    @CsvSource({
        // both its name and its code begin so: once, where the name stands
        "kra, 'KRAFT and sons,kraftstoff,Kraftwerk AG,Zeta'",
        "KRAFTS, kraftstoff",
        "kran-, Zeta",
        "äG, Ägir GmbH",
        "Ägir G, Ägir GmbH",
        "k%, ''",
        "k_a, ''"
    })
    void findsBeginningsOfNamesAndCodesInTheirOrder(String text, String names) {
        assertThat(String.join(",", names(search(text).get("/v1/accounts")))).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void givesEachFoundAccountOncePageByPage(int limit) {
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = search("kra").queryParam("limit", limit);
            Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/v1/accounts");
            paged.addAll(names(page));
            cursor = page.path("nextCursor");
        } while (cursor != null);

        assertThat(paged).containsExactly("KRAFT and sons", "kraftstoff", "Kraftwerk AG", "Zeta");
    }

    @Test
    void findsTheSameInTheOrderAskedFor() {
        assertThat(names(search("kra").queryParam("orderBy", "code desc").get("/v1/accounts")))
                .containsExactly("KRAFT and sons", "kraftstoff", "Kraftwerk AG", "Zeta");
    }

    @Test
    void isNarrowedByWhatElseIsAsked() {
        assertThat(names(search("kra").queryParam("filter", "name = Zeta").get("/v1/accounts")))
                .containsExactly("Zeta");
        assertThat(search("kra")
                        .accept("text/csv")
                        .get("/v1/accounts")
                        .asString()
                        .split("\r\n"))
                .hasSize(5);
    }

    private RequestSpecification search(String text) {
        return Accounts.as("accounts:read").queryParam("team", team).queryParam("q", text);
    }

    private static List<String> names(Response page) {
        assertThat(page.statusCode()).isEqualTo(200);
        return page.path("items.name");
    }

    private void open(String code, String name) {
        Accounts.as("accounts:write")
                .contentType("application/json")
                .body(Map.of("code", code + ending, "name", name, "team", team))
                .post("/v1/accounts")
                .then()
                .statusCode(201);
    }
}
