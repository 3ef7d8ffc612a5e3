package io.abmsuite.bench;

import io.abmsuite.suite.SuiteException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** A portfolio in the database of segmentation, and what PostgreSQL finds of it by one statement. */
final class SegmentData {

    private static final long LOOK_NANOS = 5_000_000;
    private static final long PATIENCE_NANOS = 1_800_000_000_000L;

    private final Connection connection;
    private final int accounts;
    private final LocalDate asOf;

    SegmentData(Connection connection, int accounts, LocalDate asOf) {
        this.connection = connection;
        this.accounts = accounts;
        this.asOf = asOf;
    }

    /** Fills the tables and answers how many days with sales there are. */
    long fill() throws SQLException {
        run("accounts");
        long days = fillSales();
        execute("create table peer_result (like run_result including all)");
        return days;
    }

    /** The same for the accounts that are there. */
    long fillSales() throws SQLException {
        run("portfolio");
        execute("""
                insert into policy (name, version, parameters, created_by)
                select 'bench', 1, parameters || '{"periods": "24"}', 'bench' from policy where name = 'monthly' and version = 1
                """);
        execute("vacuum analyze");
        return Rows.number(connection, "select count(*) from day_total");
    }

    /** Seconds PostgreSQL needs to compute and write the columns of a stored result. */
    double peerResults() throws SQLException {
        execute("truncate peer_result");
        return seconds(script("results"));
    }

    /** Seconds PostgreSQL needs to find the classes. */
    double peerClasses() throws SQLException {
        connection.setAutoCommit(false);
        try {
            return seconds(script("classes"));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Lets published classes follow, and waits for the first publication and until all of it is told. */
    void goLive(int cadenceMillis, PrintWriter out) throws SQLException {
        execute("truncate run_result");
        execute("""
                insert into publishing (id, policy, version, mode, publishes, cadence_ms, confirm_runs, changed_at, changed_by)
                values (gen_random_uuid(), 'bench', 1, 'LIVE', true, %d, 1, now(), 'bench')
                """.formatted(cadenceMillis));
        long begin = System.nanoTime();
        await("select count(*) from publication_log", 1);
        out.printf(Locale.ROOT, "first publication after %.1f s%n", (System.nanoTime() - begin) / 1e9);
        await("select case when exists (select 1 from outbox) then 0 else 1 end", 1);
        out.printf(Locale.ROOT, "all of it told after %.1f s%n", (System.nanoTime() - begin) / 1e9);
        execute("vacuum analyze");
    }

    /** Seconds from the commit of new sales of every hundredth account until what changes by them is published. */
    double publication(int round) throws SQLException {
        execute("checkpoint");
        execute("""
                with p as (update ledger_position set n = n + 1 returning n),
                     a as (select account_id from account where substring(code from 2)::int %% 100 = %d),
                     d as (select distinct on (account_id) account_id, day from day_total join a using (account_id)
                           order by account_id, day desc)
                update day_total t set amount = t.amount + 1000000 * (1 + %d), position = p.n
                from d, p where t.account_id = d.account_id and t.day = d.day
                """.formatted(round % 100, round));
        long begin = System.nanoTime();
        await("select max(watermark) from publication_log", Rows.number(connection, "select n from ledger_position"));
        double seconds = (System.nanoTime() - begin) / 1e9;
        await("select case when exists (select 1 from outbox) then 0 else 1 end", 1);
        return seconds;
    }

    private double seconds(String sql) throws SQLException {
        long begin = System.nanoTime();
        execute(sql);
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Waits until the statement answers with at least so much. */
    void await(String sql, long least) throws SQLException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (Rows.number(connection, sql) < least) {
            if (System.nanoTime() > end) {
                throw new SuiteException("This does not happen: " + sql);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void run(String script) throws SQLException {
        for (String statement : script(script).split(";\n")) {
            execute(statement);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String script(String name) {
        try (InputStream in = SegmentData.class.getResourceAsStream("/sql/" + name + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(":accounts", Integer.toString(accounts))
                    .replace(":asOf", asOf.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
