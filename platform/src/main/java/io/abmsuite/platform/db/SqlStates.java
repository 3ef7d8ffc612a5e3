package io.abmsuite.platform.db;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;

/** Finds the SQLSTATE of a failure, whichever client reported it. */
public final class SqlStates {

    private SqlStates() {}

    /** The state of the first database error among the causes; null if there is none. */
    public static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException database) {
                return database.getSqlState();
            }
            if (cause instanceof SQLException database && database.getSQLState() != null) {
                return database.getSQLState();
            }
        }
        return null;
    }
}
