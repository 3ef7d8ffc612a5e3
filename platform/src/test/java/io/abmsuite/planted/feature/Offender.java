package io.abmsuite.planted.feature;

import io.abmsuite.planted.api.OffendingResource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;

/** Breaks the rules on purpose; only read by the test of the rules, never loaded by an application. */
public final class Offender {

    @Inject
    Clock clock;

    Response knowsHttp(OffendingResource knowsApi) {
        return Response.ok(knowsApi).build();
    }

    Uni<Object> parallel(Uni<Object> one) {
        return Uni.join().first(one, one).toTerminate();
    }

    Instant ownTime() {
        return Instant.now();
    }

    /** An aggregate that can be set from outside. */
    @Entity
    public static class OffendingAggregate {
        @Id
        private String name;

        public void setName(String name) {
            this.name = name;
        }

        public String name() {
            return name;
        }
    }

    /** A repository everybody can use. */
    public static final class OffenderRepository {}
}
