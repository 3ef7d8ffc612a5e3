package io.abmsuite.platform.db;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only if the pool that does the business can answer: a fresh probe connection would hide a poisoned pool. */
@Readiness
@ApplicationScoped
class PoolReadiness implements AsyncHealthCheck {

    private static final String NAME = "business-pool";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Pool pool;

    PoolReadiness(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return pool.query("select 1")
                .execute()
                .replaceWith(() -> HealthCheckResponse.up(NAME))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> HealthCheckResponse.named(NAME)
                        .down()
                        .withData("cause", failure.getClass().getSimpleName())
                        .build());
    }
}
