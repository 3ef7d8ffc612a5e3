package io.abmsuite.accounts.observability;

import static io.abmsuite.accounts.Accounts.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every event of a request carries the trace of the request: snapshots, entries of the outbox, sales. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class TraceparentTest {

    private final String trace = UUID.randomUUID().toString().replace("-", "");

    @Test
    void snapshotsFeedbackAndSalesCarryTheTraceOfTheirRequest() {
        String account = post("/v1/accounts", "{\"name\":\"Traced Ltd\"}");
        String contact = post("/v1/contacts", "{\"account\":\"%s\",\"fullName\":\"Traced Person\"}".formatted(account));
        post(
                "/v1/feedback",
                "{\"account\":\"%s\",\"kind\":\"PRAISE\",\"cause\":\"OTHER\",\"severity\":\"LOW\",\"text\":\"fine\"}"
                        .formatted(account));
        post(
                "/v1/sales",
                "{\"saleId\":\"%s\",\"account\":\"%s\",\"occurredOn\":\"2025-01-01\",\"amount\":\"1\"}"
                        .formatted(UUID.randomUUID(), account));

        assertTraced("abm.accounts", account);
        assertTraced("abm.contacts", contact);
        assertTraced("abm.feedback", account);
        assertTraced("abm.sales", account);
    }

    private void assertTraced(String topic, String key) {
        try (EventProbe probe = EventProbe.on(topic)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> !probe.of(key).isEmpty());
            assertThat(probe.of(key))
                    .allSatisfy(event -> assertThat(event.traceparent())
                            .startsWith("00-" + trace + "-")
                            .endsWith("-00"));
        }
    }

    private String post(String path, String body) {
        return as("accounts:write", "feedback:write", "sales:write")
                .header("traceparent", "00-" + trace + "-00000000000000aa-00")
                .body(body)
                .post(path)
                .then()
                .extract()
                .path("id");
    }
}
