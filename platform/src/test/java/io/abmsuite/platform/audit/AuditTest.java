package io.abmsuite.platform.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.platform.write.Write;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class AuditTest {

    record Person(@Erasable String name, String city) {}

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CHAIN = "audit_entry, audit_seal, audit_sealed";

    @Inject
    Pool pool;

    @Inject
    AuditTrail trail;

    @Inject
    MeterRegistry registry;

    private final String object = "thing-" + UUID.randomUUID();

    /** Each test has a chain of its own that begins with seal 1; the owner alone can do this. */
    @BeforeEach
    void emptyTheLog() {
        asOwner("truncate " + CHAIN + ", unsealed_entry, erasable_change");
    }

    @Test
    void keepsWhatHasChangedWithTheChange() {
        write("rename", Map.of("name", "a", "city", "Bonn"), Map.of("name", "b", "city", "Bonn"));

        JsonPath entry = list("objectId = \"" + object + "\"");

        assertThat(entry.getList("items")).hasSize(1);
        assertThat(entry.getString("items[0].actor")).isEqualTo("maria");
        assertThat(entry.getString("items[0].action")).isEqualTo("rename");
        assertThat(entry.getMap("items[0].before")).isEqualTo(Map.of("name", "a"));
        assertThat(entry.getMap("items[0].after")).isEqualTo(Map.of("name", "b"));
        assertThat(entry.getString("items[0].reason")).isEqualTo("because");
        assertThat(entry.getString("items[0].requestId")).isEqualTo("request-1");
    }

    @Test
    void leavesNothingOfAChangeThatIsRolledBackOrChangesNothing() {
        write("rename", Map.of("name", "a"), Map.of("name", "a"));
        assertThatThrownBy(() -> pool.withTransaction(transaction -> trail.record(
                                        transaction, aWrite(), change("rename", null, Map.of("name", "ghost")))
                                .onItem()
                                .failWith(() -> new IllegalStateException("rolled back")))
                        .await()
                        .atMost(PATIENCE))
                .hasMessage("rolled back");

        assertThat(list("objectId = \"" + object + "\"").getList("items")).isEmpty();
    }

    @Test
    void sealsEveryEntryAlsoOneThatCommitsLate() {
        SqlConnection late = pool.getConnection().await().atMost(PATIENCE);
        try {
            late.query("begin").execute().await().atMost(PATIENCE);
            trail.record(late, aWrite(), change("late", null, Map.of("n", 0)))
                    .await()
                    .atMost(PATIENCE);
            write("early", null, Map.of("n", 1));
            awaitSealed(1);
            late.query("commit").execute().await().atMost(PATIENCE);
        } finally {
            late.close().await().atMost(PATIENCE);
        }
        awaitSealed(2);

        assertThat(Database.query("select e.action from audit_sealed s join audit_entry e on e.id = s.entry_id "
                        + "order by s.seal, s.position"))
                .containsExactly(List.of("early"), List.of("late"));
        assertThat(verify("").getBoolean("intact")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'x'",
                "delete from audit_entry",
                "truncate audit_entry",
                "drop table audit_entry",
                "alter table audit_entry disable trigger append_only",
                "drop function refuse_change() cascade",
                "update audit_seal set number = number",
                "delete from audit_sealed",
                "set session_replication_role = replica"
            })
    void theServiceCanOnlyAdd(String statement) {
        assertThatThrownBy(() -> Database.asService(statement))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_entry set actor = 'x'", "delete from audit_seal", "truncate audit_sealed"})
    void aTriggerStopsEvenTheOwner(String statement) {
        assertThatThrownBy(() -> Database.update(statement)).rootCause().hasMessageContaining("is append-only");
    }

    static Stream<Arguments> tampering() {
        return Stream.of(
                Arguments.of("update audit_entry set reason = 'another' where action = 'two'", "ENTRY_CHANGED", "two"),
                Arguments.of(
                        "update audit_entry set after = '{\"n\": 9}' where action = 'two'", "ENTRY_CHANGED", "two"),
                Arguments.of("delete from audit_entry where action = 'two'", "ENTRY_REMOVED", null),
                Arguments.of(
                        "update audit_entry set action = case action when 'one' then 'two' else 'one' end "
                                + "where action in ('one', 'two')",
                        "ENTRY_CHANGED",
                        "two"),
                Arguments.of(
                        "update audit_sealed set entry_hash = sha256('x') where position = 0", "ENTRY_CHANGED", "one"),
                Arguments.of(
                        "update erasable_change set after = '{\"name\": \"Mallory\"}'", "VALUES_CHANGED", "person"),
                Arguments.of(
                        "delete from audit_sealed where entry_id = (select id from audit_entry where action = 'two')",
                        "SEAL_CHANGED",
                        null),
                Arguments.of("update audit_seal set sealed_at = sealed_at - interval '1 day'", "SEAL_CHANGED", null));
    }

    @ParameterizedTest
    @MethodSource("tampering")
    void theVerifierNamesWhatWasDone(String tampering, String kind, String action) {
        write("one", null, Map.of("n", 1));
        write("two", null, Map.of("n", 2));
        write("three", null, Map.of("n", 3));
        write("person", null, new Person("Maria", "Bonn"));
        awaitSealed(4);
        assertThat(verify("").getBoolean("intact")).isTrue();

        asOwner(tampering);

        JsonPath found = verify("");
        assertThat(found.getBoolean("intact")).isFalse();
        assertThat(found.getString("fault.kind")).isEqualTo(kind);
        if (action != null) {
            assertThat(Database.value(
                            "select action from audit_entry where id = ?::uuid", found.getString("fault.entryId")))
                    .isEqualTo(action);
        }
    }

    @Test
    void theVerifierNamesAnEntryThatWasPutInAndASealThatIsMissing() {
        for (int n = 1; n <= 3; n++) {
            write("n" + n, null, Map.of("n", n));
            awaitSealed(n);
        }
        String anchor = verify("").getString("anchor");
        UUID forged = UUID.randomUUID();

        Database.update(
                "insert into audit_entry select ?::uuid, at, actor, 'forged', object_type, object_id, account_id, before, after, "
                        + "apart, apart_hash, reason, request_id from audit_entry limit 1",
                forged);
        assertThat(verify("").getString("fault.kind")).isEqualTo("ENTRY_ADDED");
        assertThat(verify("").getString("fault.entryId")).isEqualTo(forged.toString());
        asOwner("delete from audit_entry where action = 'forged'");

        asOwner("delete from audit_sealed where seal = 3; delete from audit_seal where number = 3; "
                + "delete from audit_entry where action = 'n3'");
        assertThat(verify("").getBoolean("intact")).isTrue();
        assertThat(verify("?anchor=" + anchor).getString("fault.kind")).isEqualTo("ANCHOR_LOST");

        asOwner("delete from audit_sealed where seal = 1; delete from audit_seal where number = 1; "
                + "delete from audit_entry where action = 'n1'");
        assertThat(verify("").getString("fault.kind")).isEqualTo("SEAL_REMOVED");
        assertThat(verify("").getLong("fault.seal")).isEqualTo(2);
    }

    @Test
    void personalValuesCanBeErasedWithoutBreakingTheChain() throws SQLException {
        write("addPerson", null, new Person("Maria Example", "Bonn"));
        awaitSealed(1);
        String id = list("").getString("items[0].id");

        assertThat(list("").getMap("items[0].after")).isEqualTo(Map.of("city", "Bonn"));
        assertThat(list("").getList("items[0].apart")).containsExactly("name");
        assertThat(Database.value("select e::text from audit_entry e").toString())
                .doesNotContain("Maria");
        assertThat(get(id, "audit:read").getMap("values")).isNull();
        assertThat(get(id, "audit:read", "pii:read").getString("values.after.name"))
                .isEqualTo("Maria Example");

        Database.asService("delete from erasable_change where entry_id = '" + id + "'");

        JsonPath verified = verify("");
        assertThat(verified.getBoolean("intact")).isTrue();
        assertThat(verified.getLong("erased")).isEqualTo(1);
        assertThat(get(id, "audit:read", "pii:read").getBoolean("values.erased"))
                .isTrue();
    }

    @Test
    void tellsTheUnsealedTail() {
        SqlConnection another = pool.getConnection().await().atMost(PATIENCE);
        try {
            another.query("begin; select pg_advisory_xact_lock(" + Sealer.LOCK + ")")
                    .execute()
                    .await()
                    .atMost(PATIENCE);
            Database.update(
                    "insert into audit_entry select uuidv7(), now() - interval '1 minute', 'a', 'tail', 't', '1', "
                            + "null, '{}', '{}', '{}', null, null, 'r'");
            Database.update("insert into unsealed_entry select id from audit_entry");

            JsonPath found = verify("");
            assertThat(found.getBoolean("intact")).isTrue();
            assertThat(found.getLong("unsealed.entries")).isEqualTo(1);
            assertThat(found.getLong("unsealed.oldestSeconds")).isGreaterThanOrEqualTo(60);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> given().get("/q/metrics").then().body(containsString("abm_audit_unsealed 1.0")));
        } finally {
            another.query("rollback").execute().await().atMost(PATIENCE);
            another.close().await().atMost(PATIENCE);
        }
        awaitSealed(1);
        assertThat(verify("").getLong("unsealed.entries")).isZero();
    }

    @Test
    void knowsWhichRolesCouldChangeTheLog() {
        assertThat(Database.value(RoleGuard.MAY_CHANGE)).isEqualTo(true);
        assertThat(pool.query(RoleGuard.MAY_CHANGE)
                        .execute()
                        .await()
                        .atMost(PATIENCE)
                        .iterator()
                        .next()
                        .getBoolean(0))
                .isFalse();
    }

    @Test
    void noticesAnOperationThatForgetsItsEntry() {
        Counter missing = registry.counter("abm.audit.missing");
        double before = missing.count();

        post("/v1/probes/unaudited");
        assertThat(missing.count()).isEqualTo(before);
        post("/v1/probes/forgetful");
        assertThat(missing.count()).isEqualTo(before + 1);
    }

    private static void post(String path) {
        given().auth().oauth2(Tokens.of("probes:write")).post(path).then().statusCode(200);
    }

    private void write(String action, Object before, Object after) {
        pool.withTransaction(transaction -> trail.record(transaction, aWrite(), change(action, before, after)))
                .await()
                .atMost(PATIENCE);
    }

    private AuditedChange change(String action, Object before, Object after) {
        return AuditedChange.of(action, "thing", object, before, after).because("because");
    }

    private static Write aWrite() {
        return Write.later("maria", "request-1");
    }

    private static void awaitSealed(long entries) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.value("select count(*) from audit_sealed"))
                        .isEqualTo(entries));
    }

    /** What somebody does who has the owner's password and means harm. */
    private static void asOwner(String statements) {
        Database.update("begin; lock table unsealed_entry, " + CHAIN + "; alter table audit_entry disable trigger all; "
                + "alter table audit_seal disable trigger all; alter table audit_sealed disable trigger all; "
                + statements
                + "; alter table audit_entry enable trigger all; alter table audit_seal enable trigger all; "
                + "alter table audit_sealed enable trigger all; commit");
    }

    private static JsonPath list(String filter) {
        return given().auth()
                .oauth2(Tokens.of("audit:read"))
                .queryParam("filter", filter)
                .get("/v1/audit")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath get(String id, String... roles) {
        return given().auth()
                .oauth2(Tokens.of(roles))
                .get("/v1/audit/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath verify(String parameters) {
        return given().auth()
                .oauth2(Tokens.of("audit:read"))
                .get("/v1/audit/verification" + parameters)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
