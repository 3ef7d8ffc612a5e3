package io.abmsuite.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.abmsuite.platform.problem.Unavailability;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.TcpProxy;
import io.quarkus.reactive.pg.client.PgPoolCreator.Input;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class BoundedPoolTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SILENCE_MILLIS = 1000;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void givesUpAServerThatFallsSilent() {
        PgConnectOptions server = PgConnectOptions.fromUri(url.substring("vertx-reactive:".length()));
        try (TcpProxy between = TcpProxy.to(vertx, server.getPort())) {
            between.open();
            Pool pool = poolOn(server.setPort(between.port()).setUser(user).setPassword(password));
            assertThat(answerOf(pool)).isEqualTo(1);

            between.fallSilent();
            Throwable failure = catchThrowable(() -> answerOf(pool));

            assertThat(failure)
                    .isNotInstanceOf(TimeoutException.class) // the patience of this test
                    .matches(Unavailability::isUnavailable, "is told as a part that is away");
            pool.closeAndForget();
        }
    }

    private Pool poolOn(PgConnectOptions server) {
        return Pool.newInstance(new BoundedPool(5000, 10, SILENCE_MILLIS).create(new Input() {
            @Override
            public Vertx vertx() {
                return vertx;
            }

            @Override
            public PoolOptions poolOptions() {
                return new PoolOptions().setMaxSize(1);
            }

            @Override
            public List<PgConnectOptions> pgConnectOptionsList() {
                return List.of(server);
            }
        }));
    }

    private static int answerOf(Pool pool) {
        return pool.query("select 1")
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0))
                .await()
                .atMost(PATIENCE);
    }
}
