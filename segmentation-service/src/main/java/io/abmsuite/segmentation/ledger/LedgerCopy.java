package io.abmsuite.segmentation.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Opens the ledger for those who fill portfolios from it. It blocks and belongs on a worker thread. */
@ApplicationScoped
public class LedgerCopy {

    private static final String ONE_MOMENT = "set transaction isolation level repeatable read, read only";

    private final DataSource dataSource;

    LedgerCopy(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work that reads at one moment. */
    public interface Reading<T> {

        T read(LedgerMoment moment) throws SQLException, IOException;
    }

    /** Reads in one snapshot: all is of the same moment. */
    public <T> T atOneMoment(Reading<T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(ONE_MOMENT);
                return reading.read(new LedgerMoment(connection, statement));
            } finally {
                connection.rollback();
            }
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("the ledger cannot be read: " + failure.getMessage(), failure);
        }
    }
}
