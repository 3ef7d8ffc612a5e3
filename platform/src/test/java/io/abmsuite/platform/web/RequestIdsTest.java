package io.abmsuite.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class RequestIdsTest {

    private static final int REQUESTS = 120;

    @Inject
    Vertx vertx;

    @Test
    void everyStepOfARequestLogsItsOwnIdAndNothingElseLogsAny() {
        String token = Tokens.as("request-ids", "probes:read");
        ExecutorService clients = Executors.newFixedThreadPool(16);
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            String id = "request-" + i;
            calls.add(CompletableFuture.runAsync(() -> assertLogged(token, id), clients));
        }
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
        clients.shutdown();

        assertThat(seenByOthers()).containsOnly("none");
    }

    private static void assertLogged(String token, String id) {
        List<String> logged = given().auth()
                .oauth2(token)
                .header(RequestIds.HEADER, id)
                .get("/v1/probes/logged")
                .then()
                .statusCode(200)
                .header(RequestIds.HEADER, id)
                .extract()
                .jsonPath()
                .getList("", String.class);
        assertThat(logged).hasSize(4).containsOnly(id);
    }

    /** What event loops and worker threads would log afterwards, outside of any request. */
    private ConcurrentLinkedQueue<String> seenByOthers() {
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> looks = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            CompletableFuture<Void> look = new CompletableFuture<>();
            vertx.setTimer(1, timer -> {
                seen.add(idHere());
                vertx.executeBlocking(RequestIdsTest::idHere, false)
                        .onSuccess(seen::add)
                        .onComplete(done -> look.complete(null));
            });
            looks.add(look);
        }
        CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new)).join();
        return seen;
    }

    private static String idHere() {
        String id = MDC.get("requestId");
        return id == null ? "none" : id;
    }
}
