package io.abmsuite.platform.problem;

import io.abmsuite.platform.db.SqlStates;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells a part that is away for now (worth another try) from a fault of the request or of the code. */
public final class Unavailability {

    /** Serialization failure, deadlock, lock not available, statement timeout: PostgreSQL asks to try again. */
    private static final Set<String> RETRIABLE_STATES = Set.of("40001", "40P01", "55P03", "57014");

    private Unavailability() {}

    /** True if the same call may succeed later without any change. */
    public static boolean isUnavailable(Throwable failure) {
        String state = SqlStates.of(failure);
        if (state != null) {
            return isTransient(state);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof io.smallrye.mutiny.TimeoutException
                    || cause instanceof RetriableException
                    || isConnectionLoss(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTransient(String state) {
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || RETRIABLE_STATES.contains(state);
    }

    /** The client has many words for it: "Connection is closed", "may have been lost", or "Timeout" waiting for one. */
    private static boolean isConnectionLoss(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return (cause instanceof VertxException || cause instanceof NoStackTraceThrowable)
                && (message.contains("connection") || message.contains("timeout") || message.contains("closed"));
    }
}
