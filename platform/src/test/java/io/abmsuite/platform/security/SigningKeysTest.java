package io.abmsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That the issuer's answer is followed is shown with a real one in {@code deploy/suite}, {@code KeycloakIT}. */
class SigningKeysTest {

    private static final Duration OFTEN = Duration.ofMillis(10);

    private final Vertx vertx = Vertx.vertx();
    private final List<String> offered = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void offersATokenOfAnUnknownKeyAgainAndAgainThoughEachIsRefused() {
        keysOf(Optional.of("http://id.example.com")).start(new StartupEvent());

        await().until(() -> offered.size() >= 3);
        List<JsonObject> headers = offered.stream().map(SigningKeysTest::header).toList();
        assertThat(headers)
                .allSatisfy(header -> assertThat(header.getString("alg")).isEqualTo("RS256"));
        assertThat(new HashSet<>(headers)).hasSameSizeAs(headers);
    }

    @Test
    void asksNobodyWhereThereIsNoIssuer() {
        keysOf(Optional.empty()).start(new StartupEvent());

        assertThat(vertx.cancelTimer(0)).isFalse();
        assertThat(offered).isEmpty();
    }

    private SigningKeys keysOf(Optional<String> issuer) {
        return new SigningKeys(
                vertx,
                token -> {
                    offered.add(token.getToken());
                    return Uni.createFrom().failure(new SecurityException("unknown key"));
                },
                issuer,
                OFTEN);
    }

    private static JsonObject header(String token) {
        return new JsonObject(new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8));
    }
}
