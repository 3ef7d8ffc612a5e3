package io.abmsuite.platform.logging;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.abmsuite.platform.db.SqlStates;
import io.vertx.pgclient.PgException;
import jakarta.persistence.PersistenceException;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.time.DateTimeException;

/**
 * A failure as the log tells it: kind, place in the code and, of the database, state and constraint. Messages that quote
 * the values they complain of are left out, for the values may be those of a person.
 */
public final class ValueFreeFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String text;

    private ValueFreeFailure(Throwable failure) {
        super(null, failure.getCause() == null ? null : of(failure.getCause()), false, true);
        text = text(failure);
        setStackTrace(failure.getStackTrace());
    }

    /** The failure with all its causes. */
    public static ValueFreeFailure of(Throwable failure) {
        return failure instanceof ValueFreeFailure already ? already : new ValueFreeFailure(failure);
    }

    /** The failure in a few words. */
    public static String text(Throwable failure) {
        String kind = failure.getClass().getName();
        if (failure instanceof ValueFreeFailure already) {
            return already.text;
        }
        if (failure instanceof PgException database) {
            return kind + ": SQLSTATE " + database.getSqlState() + ", constraint " + database.getConstraint()
                    + ", table " + database.getTable();
        }
        if (failure instanceof SQLException || failure instanceof PersistenceException) {
            return kind + ": SQLSTATE " + SqlStates.of(failure);
        }
        if (failure instanceof JsonProcessingException json) {
            JsonLocation place = json.getLocation();
            return place == null ? kind : kind + ": line " + place.getLineNr() + ", column " + place.getColumnNr();
        }
        return quotesValues(failure) || failure.getMessage() == null ? kind : kind + ": " + failure.getMessage();
    }

    private static boolean quotesValues(Throwable failure) {
        return failure instanceof IllegalArgumentException
                || failure instanceof DateTimeException
                || failure instanceof ArithmeticException
                || failure instanceof ConstraintViolationException
                || repeatsItsCause(failure);
    }

    /** A wrapper made without a message of its own has that of its cause. */
    private static boolean repeatsItsCause(Throwable failure) {
        return failure.getCause() != null
                && failure.getMessage() != null
                && failure.getMessage()
                        .contains(String.valueOf(failure.getCause().getMessage()));
    }

    @Override
    public String getMessage() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
