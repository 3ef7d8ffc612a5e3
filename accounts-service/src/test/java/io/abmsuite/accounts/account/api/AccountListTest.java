package io.abmsuite.accounts.account.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;

import io.abmsuite.accounts.Accounts;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filter, order, pages and export, on five accounts of a team of their own. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class AccountListTest {

    private final String team = "team-" + UUID.randomUUID();

    @BeforeEach
    void open() {
        open("Alpha", "Germany", "\"a\",\"b\"", "AX", "0.300000");
        open("Beta", "Germany", "\"a\"", "AX", "0.050000");
        open("Gamma", "France", "\"b\"", "BX", "0.300000");
        open("Delta", null, "", null, null);
        open("=Epsilon, \"E\"", "France", "", "CZ", "0.010000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cell = \"AX\" AND share > 0.1|Alpha",
                "country = France OR name = Delta|Gamma,Delta,=Epsilon, \"E\"",
                "NOT cell:*|Delta",
                "cell != AX|Gamma,Delta,=Epsilon, \"E\"",
                "tags:a AND NOT tags:b|Beta",
                "name:ALPH|Alpha",
                "share <= 0.05|Beta,=Epsilon, \"E\"",
                "name = \"'; drop table account; --\"|",
                "createdAt > \"2020-01-01T00:00:00Z\" AND name = Beta|Beta"
            })
    void filters(String filter, String names) {
        List<String> found = list(filter, "name").statusCode(200).extract().path("items.name");

        assertThat(String.join(",", sorted(found)))
                .isEqualTo(names == null ? "" : String.join(",", sorted(List.of(names.split(",(?! )")))));
    }

    @Test
    void ordersWithAbsentValuesLast() {
        list(null, "share desc, name desc")
                .body("items.name", contains("Gamma", "Alpha", "Beta", "=Epsilon, \"E\"", "Delta"));
        list(null, "share, name").body("items.name", contains("=Epsilon, \"E\"", "Beta", "Alpha", "Gamma", "Delta"));
        list(null, "country desc, share")
                .body("items.name", contains("Beta", "Alpha", "=Epsilon, \"E\"", "Gamma", "Delta"));
    }

    @ParameterizedTest
    @CsvSource({"1,'share desc, name'", "2,country", "2,", "3,'cell desc, share desc'"})
    void givesEachRowOncePageByPage(int limit, String orderBy) {
        List<String> whole = list(null, orderBy).extract().path("items.name");
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            var request = Accounts.as("accounts:read").queryParam("team", team).queryParam("limit", limit);
            if (orderBy != null) {
                request.queryParam("orderBy", orderBy);
            }
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page = request.get("/v1/accounts").then().statusCode(200).extract();
            paged.addAll(page.path("items.name"));
            cursor = page.path("nextCursor");
        } while (cursor != null);

        assertThat(paged).hasSize(5).isEqualTo(whole);
    }

    @Test
    void refusesACursorOfAnotherOrderOrFilter() {
        String cursor = Accounts.as("accounts:read")
                .queryParam("team", team)
                .queryParam("limit", 1)
                .queryParam("orderBy", "share")
                .get("/v1/accounts")
                .path("nextCursor");

        Accounts.as("accounts:read")
                .queryParam("team", team)
                .queryParam("cursor", cursor)
                .get("/v1/accounts")
                .then()
                .statusCode(400);
    }

    @Test
    void tellsAllFaultsAtOnce() {
        list("colour = red", "size")
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("query:filter", "query:orderBy"))
                .body("errors[0].message", containsString("at position 1"));
        Accounts.as("accounts:read")
                .accept("text/csv")
                .queryParam("filter", "colour = red")
                .get("/v1/accounts")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void exportsWhatMatchesAsCsv() {
        String csv = Accounts.as("accounts:read")
                .accept("text/csv")
                .queryParam("team", team)
                .queryParam("filter", "country = France")
                .queryParam("orderBy", "name desc")
                .get("/v1/accounts")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();

        String[] lines = csv.split("\r\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).startsWith("account_id,name,parent_account_id,country");
        assertThat(lines[1]).contains(",Gamma,,France,").contains(",BX,ACTIVE,1,1.0000,EUR,0.300000,");
        assertThat(lines[2]).contains(",\"'=Epsilon, \"\"E\"\"\",,France,");
    }

    private ValidatableResponse list(String filter, String orderBy) {
        var request = Accounts.as("accounts:read").queryParam("team", team);
        if (filter != null) {
            request.queryParam("filter", filter);
        }
        if (orderBy != null) {
            request.queryParam("orderBy", orderBy);
        }
        return request.get("/v1/accounts").then();
    }

    private void open(String name, String country, String tags, String cell, String share) {
        String id = Accounts.as("accounts:write")
                .body("{\"name\":\"" + name.replace("\"", "\\\"") + "\",\"team\":\"" + team + "\",\"country\":"
                        + (country == null ? null : "\"" + country + "\"") + ",\"tags\":[" + tags + "]}")
                .post("/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        if (cell != null) {
            Database.update(
                    "insert into account_class (account_id, version, policy, policy_version, run_id, as_of, since,"
                            + " abc_class, xyz_class, cell, lifecycle, rank, total, currency, share, cv, recency_days,"
                            + " flags, month_totals) values (?::uuid, 1, 'standard', 1, gen_random_uuid(),"
                            + " '2026-01-15', '2026-01-15', ?, ?, ?, 'ACTIVE', 1, 1.0000, 'EUR', ?::numeric, 0.1, 3, '{}',"
                            + " '[]')",
                    id,
                    cell.substring(0, 1),
                    cell.substring(1),
                    cell,
                    share);
        }
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().toList();
    }
}
