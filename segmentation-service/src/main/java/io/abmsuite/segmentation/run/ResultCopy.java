package io.abmsuite.segmentation.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes the results of a run by COPY, before the transaction that completes it: until then nobody reads them. The run is
 * held meanwhile, so that whoever lost it writes nothing, and the rows of an attempt that failed are replaced. It blocks
 * and belongs on a worker thread.
 */
@ApplicationScoped
class ResultCopy {

    private static final int CHUNK = 1 << 16;
    private static final String HOLD = "select 1 from run where id = ? and fence = ? and status = 'RUNNING' for update";
    private static final String CLEAR = "delete from run_result where run_id = ?";
    private static final String COPY = "copy run_result (run_id, %s) from stdin".formatted(ResultColumns.NAMES);
    private static final String RENEW =
            "update run set lease_until = clock_timestamp() + ? * interval '1 millisecond' where id = ?";

    private final DataSource dataSource;

    ResultCopy(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** False, and nothing written, if somebody else has the run by now. */
    boolean store(ClaimedRun claimed, ComputedRun computed, Duration lease) {
        UUID run = claimed.run().id();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!held(connection, run, claimed.fence())) {
                    return false;
                }
                update(connection, CLEAR, run);
                copy(connection, run, computed);
                update(connection, RENEW, lease.toMillis(), run);
                connection.commit();
                return true;
            } finally {
                connection.rollback();
            }
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("results cannot be stored: " + failure.getMessage(), failure);
        }
    }

    private static void copy(Connection connection, UUID run, ComputedRun computed) throws SQLException, IOException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            ResultText text = new ResultText(run);
            for (int position = 0; position < computed.size(); position++) {
                text.add(computed.line(position));
                if (text.length() >= CHUNK) {
                    write(copy, text);
                }
            }
            write(copy, text);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void write(CopyIn copy, ResultText text) throws SQLException {
        byte[] bytes = text.take().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    private static boolean held(Connection connection, UUID run, int fence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setObject(1, run);
            statement.setInt(2, fence);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
