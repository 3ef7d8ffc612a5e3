package io.abmsuite.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnavailabilityTest {

    @ParameterizedTest
    @CsvSource({"57P01,true", "08006,true", "40001,true", "40P01,true", "53300,true", "23505,false", "22003,false"})
    void asksTheStateOfTheDatabase(String state, boolean unavailable) {
        PgException failure = new PgException("message", "ERROR", state, "detail");

        assertThat(Unavailability.isUnavailable(new CompletionException(failure)))
                .isEqualTo(unavailable);
    }

    @Test
    void takesLostConnectionsAsUnavailable() {
        assertThat(Unavailability.isUnavailable(new ConnectException("refused")))
                .isTrue();
        assertThat(Unavailability.isUnavailable(new TimeoutException("broker"))).isTrue();
        assertThat(Unavailability.isUnavailable(new io.smallrye.mutiny.TimeoutException()))
                .isTrue();
        assertThat(Unavailability.isUnavailable(ClosedConnectionException.INSTANCE))
                .isTrue();
        assertThat(Unavailability.isUnavailable(new CompletionException(new NoStackTraceThrowable("Timeout"))))
                .isTrue();
        assertThat(Unavailability.isUnavailable(new IllegalStateException("bug")))
                .isFalse();
    }
}
