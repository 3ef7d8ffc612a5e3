package io.abmsuite.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.abmsuite.client.accounts.api.AccountsApi.APIChangeAccountRequest;
import io.abmsuite.client.accounts.api.AccountsApi.APIGetAccountRequest;
import io.abmsuite.client.accounts.api.AccountsApi.APIListAccountsRequest;
import io.abmsuite.client.accounts.api.AccountsApi.APIOpenAccountRequest;
import io.abmsuite.client.accounts.model.AccountFactsPatch;
import io.abmsuite.client.accounts.model.AccountView;
import io.abmsuite.client.accounts.model.AccountViewPage;
import io.abmsuite.client.accounts.model.ImportKind;
import io.abmsuite.client.accounts.model.ImportView;
import io.abmsuite.client.accounts.model.OpenAccountRequest;
import io.abmsuite.client.http.ApiException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the entry adds to the generated classes. */
class AbmClientTest {

    private static final String ID = "01930000-0000-7000-8000-000000000001";
    private static final APIGetAccountRequest ALFKI =
            APIGetAccountRequest.newBuilder().account("code:ALFKI").build();

    private final StubService service = new StubService();
    private final AbmClient client = AbmClient.of(
                    service.address(), service.address(), service.address(), () -> "the-token")
            .build();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void sendsTheTokenAndReadsTheAnswer() throws ApiException {
        service.answers(200, account("Alfreds Futterkiste"));

        AccountView account = client.accounts().getAccount(ALFKI);

        assertThat(account.getId()).hasToString(ID);
        assertThat(account.getName()).isEqualTo("Alfreds Futterkiste");
        assertThat(account.getCity()).isNull();
        StubService.Asked asked = service.asked().get(0);
        assertThat(asked.uri()).isEqualTo("/v1/accounts/code%3AALFKI");
        assertThat(asked.header("Authorization")).isEqualTo("Bearer the-token");
        assertThat(asked.header("Idempotency-Key")).isNull();
    }

    @Test
    void sendsAllAttemptsOfACreationWithOneKeyAndTheNextOneWithAnother() throws ApiException {
        service.answers(503, "{}", Map.of("Retry-After", "0"))
                .answers(201, account("one"))
                .answers(201, account("two"));

        client.accounts().openAccount(opening("one").build());
        client.accounts().openAccount(opening("two").build());

        List<String> keys = service.asked().stream()
                .map(asked -> asked.header("Idempotency-Key"))
                .toList();
        assertThat(keys.get(0)).isNotBlank().isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
    }

    @Test
    void keepsTheKeyTheCallerHasChosen() throws ApiException {
        service.answers(201, account("one"));

        client.accounts().openAccount(opening("one").idempotencyKey("mine").build());

        assertThat(service.asked().get(0).header("Idempotency-Key")).isEqualTo("mine");
    }

    @Test
    void readsPageAfterPageWhenTheirRowsAreAskedFor() throws ApiException {
        service.answers(200, "{\"items\":[" + account("A") + "," + account("B") + "],\"nextCursor\":\"more\"}")
                .answers(200, "{\"items\":[" + account("C") + "],\"nextCursor\":null}");

        Stream<String> names = Pages.of(
                        cursor -> client.accounts()
                                .listAccounts(APIListAccountsRequest.newBuilder()
                                        .cursor(cursor)
                                        .build()),
                        AccountViewPage::getItems,
                        AccountViewPage::getNextCursor)
                .map(account -> account.getName() + service.asked().size());

        assertThat(names).containsExactly("A1", "B1", "C2");
        assertThat(service.asked().get(1).uri()).isEqualTo("/v1/accounts?cursor=more");
    }

    @Test
    void decidesAnewWhenSomebodyElseWasFaster() throws ApiException {
        service.answers(200, account("one"), Map.of("ETag", "\"1\""))
                .answers(412, "{\"code\":\"STALE\"}")
                .answers(200, account("two"), Map.of("ETag", "\"2\""))
                .answers(200, account("two!"));

        AccountView changed = Changes.make(
                () -> client.accounts().getAccountWithHttpInfo(ALFKI),
                (etag, current) -> client.accounts()
                        .changeAccount(APIChangeAccountRequest.newBuilder()
                                .account("code:ALFKI")
                                .ifMatch(etag)
                                .accountFactsPatch(new AccountFactsPatch()
                                        .name(current.getName() + "!")
                                        .city(null))
                                .build()));

        assertThat(changed.getName()).isEqualTo("two!");
        StubService.Asked last = service.asked().get(3);
        assertThat(last.header("If-Match")).isEqualTo("\"2\"");
        assertThat(last.body()).isEqualTo("{\"name\":\"two!\",\"city\":null}");
    }

    @Test
    void tellsTheProblemWithAllItsFaults() {
        service.answers(
                422,
                "{\"type\":\"urn:x\",\"title\":\"t\",\"status\":422,\"code\":\"INVALID_FIELDS\",\"detail\":\"one fault\","
                        + "\"errors\":[{\"pointer\":\"/name\",\"code\":\"NOT_BLANK\",\"message\":\"must not be blank\"}],"
                        + "\"requestId\":\"r-1\"}");

        ApiException refused = catchThrowableOfType(
                ApiException.class,
                () -> client.accounts().openAccount(opening("").build()));

        Refusal refusal = Refusal.of(refused);
        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.code()).isEqualTo("INVALID_FIELDS");
        assertThat(refusal.errors()).containsExactly(new Refusal.Fault("/name", "NOT_BLANK", "must not be blank"));
        assertThat(refusal.requestId()).isEqualTo("r-1");
    }

    @Test
    void givesAnAnswerThatAsksToWaitTooLongToTheCaller() {
        service.answers(429, "{\"status\":429,\"code\":\"RATE_LIMITED\"}", Map.of("Retry-After", "3600"));

        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> client.accounts().getAccount(ALFKI));

        assertThat(Refusal.of(refused).code()).isEqualTo("RATE_LIMITED");
        assertThat(service.asked()).hasSize(1);
    }

    @Test
    void sendsAFileAsItIsAndWaitsUntilAllOfItIsPublished(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("sales.csv"), "sale_id,account_id\n1,ALFKI\n");
        service.answers(202, job("QUEUED", null))
                .answers(200, job("COMPLETED", null))
                .answers(200, job("COMPLETED", "abm.sales/3@17"));

        ImportView job = client.fileImports().run(ImportKind.SALES, "my erp", file);

        assertThat(job.getPosition()).isEqualTo("abm.sales/3@17");
        StubService.Asked first = service.asked().get(0);
        assertThat(first.uri()).isEqualTo("/v1/imports?kind=sales&source=my%20erp");
        assertThat(first.header("Content-Type")).isEqualTo("text/csv");
        assertThat(first.body()).isEqualTo("sale_id,account_id\n1,ALFKI\n");
        assertThat(service.asked().get(2).header("Prefer")).isEqualTo("wait=30");
    }

    @Test
    void waitsAsRetryAfterSaysElseTwiceAsLongEachTime() {
        RetryAfter waits = new RetryAfter(4, Duration.ofMinutes(1), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

        assertThat(waits.after(1, headers("7"))).contains(Duration.ofSeconds(7));
        assertThat(waits.after(1, headers("Thu, 1 Jan 1970 00:00:09 GMT"))).contains(Duration.ofSeconds(9));
        assertThat(waits.after(1, headers(null))).contains(Duration.ofMillis(500));
        assertThat(waits.after(3, headers(null))).contains(Duration.ofMillis(2000));
        assertThat(waits.after(4, headers("7"))).isEmpty();
        assertThat(waits.after(1, headers("61"))).isEmpty();
    }

    private static APIOpenAccountRequest.Builder opening(String name) {
        return APIOpenAccountRequest.newBuilder().openAccountRequest(new OpenAccountRequest().name(name));
    }

    private static HttpHeaders headers(String retryAfter) {
        Map<String, List<String>> values = retryAfter == null ? Map.of() : Map.of("Retry-After", List.of(retryAfter));
        return HttpHeaders.of(values, (name, value) -> true);
    }

    private static String account(String name) {
        return "{\"id\":\"" + ID + "\",\"code\":\"ALFKI\",\"name\":\"" + name + "\",\"tags\":[],\"roles\":[],"
                + "\"keyStatus\":\"NONE\",\"status\":\"ACTIVE\",\"version\":1}";
    }

    private static String job(String status, String position) {
        return "{\"id\":\"" + ID + "\",\"kind\":\"sales\",\"source\":\"my erp\",\"status\":\"" + status
                + "\",\"position\":" + (position == null ? null : "\"" + position + "\"") + "}";
    }
}
