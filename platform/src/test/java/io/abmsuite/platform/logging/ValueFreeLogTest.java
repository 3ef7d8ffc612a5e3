package io.abmsuite.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.pgclient.PgException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class ValueFreeLogTest {

    private static final String MARK = "Ada.Mark@example.org";

    @Test
    void keepsKindStateAndPlaceOfADatabaseErrorWithoutItsValues() {
        String logged = logged(
                new IllegalStateException("batch failed", new PgException("invalid: " + MARK, "ERROR", "22007", MARK)));

        assertThat(logged)
                .contains(
                        "java.lang.IllegalStateException: batch failed",
                        "PgException: SQLSTATE 22007",
                        "ValueFreeLogTest")
                .doesNotContain(MARK);
    }

    @Test
    void keepsWhereJsonBreaksWithoutWhatItSays() {
        String logged =
                loggedFailureOf(() -> new ObjectMapper().readValue("{\"day\":\"" + MARK + "\"", LocalDate.class));

        assertThat(logged).contains("line 1").doesNotContain(MARK);
    }

    @Test
    void leavesOutWhatParsersQuoteAlsoWhenItIsWrapped() {
        assertThat(loggedFailureOf(() -> LocalDate.parse(MARK.strip()))).doesNotContain(MARK);
        assertThat(loggedFailureOf(() -> UUID.fromString(MARK.strip()))).doesNotContain(MARK);
        assertThat(logged(new RuntimeException(new NumberFormatException(MARK))))
                .doesNotContain(MARK);
    }

    @Test
    void leavesTheValuesOutOfFailuresThatAreAPartOfTheMessage() {
        LogRecord record = new LogRecord(Level.WARNING, "cause={0} of {1}");
        record.setParameters(new Object[] {new NumberFormatException(MARK), "run 7"});

        new ValueFreeLog().isLoggable(record);

        assertThat(record.getParameters()).containsExactly("java.lang.NumberFormatException", "run 7");
    }

    private interface Failing {
        void run() throws Exception;
    }

    private static String loggedFailureOf(Failing failing) {
        try {
            failing.run();
        } catch (Exception failure) {
            return logged(failure);
        }
        throw new AssertionError("it did not fail");
    }

    private static String logged(Throwable failure) {
        LogRecord record = new LogRecord(Level.SEVERE, "it failed");
        record.setThrown(failure);
        assertThat(new ValueFreeLog().isLoggable(record)).isTrue();
        StringWriter text = new StringWriter();
        record.getThrown().printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
