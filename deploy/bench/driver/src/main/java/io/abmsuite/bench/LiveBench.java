package io.abmsuite.bench;

import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.launch.Service;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long after a sale was accepted the class it changes can be read, under a steady load of sales. */
@Command(name = "live", description = "From a sale that is accepted to the class it changes, in a live portfolio.")
final class LiveBench implements Callable<Integer> {

    private static final double MUST_MILLIS = 500;

    @Spec
    private CommandSpec spec;

    @Option(names = "--accounts", defaultValue = "100000", description = "Accounts with sales (${DEFAULT-VALUE}).")
    private int accounts;

    @Option(names = "--seconds", defaultValue = "60", description = "Seconds that count (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "20", description = "Seconds before them (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--rate", defaultValue = "500", description = "Sales per second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--cadence", defaultValue = "100", description = "Cadence in milliseconds (${DEFAULT-VALUE}).")
    private int cadence;

    @Override
    public Integer call() throws SQLException {
        PrintWriter out = spec.commandLine().getOut();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        int fresh = (warmUp + seconds) * LiveLoad.BATCHES_A_SECOND;
        try (BenchSuite suite = BenchSuite.start(out)) {
            suite.stop(Service.CAMPAIGNS);
            suite.importAccounts(AccountFile.write(suite.folder().resolve("accounts.csv"), 1, accounts + fresh));
            try (Connection data = suite.connect(Service.SEGMENTATION);
                    Connection told = suite.connect(Service.ACCOUNTS)) {
                portfolio(data, told, accounts + fresh, today, out);
                List<UUID> others = Rows.ids(
                        data,
                        "select account_id from account where substring(code from 2)::int > " + accounts
                                + " order by code");
                LiveLoad load = new LiveLoad(suite, data, accounts, others, today, rate);
                load.run(warmUp);
                out.printf(Locale.ROOT, "warm after %d s%n", warmUp);
                report(out, load.run(seconds));
            }
        }
        return 0;
    }

    private void portfolio(Connection data, Connection told, int all, LocalDate today, PrintWriter out)
            throws SQLException {
        SegmentData portfolio = new SegmentData(data, all, today);
        portfolio.await("select count(*) from account", all);
        portfolio.fillSales();
        try (Statement statement = data.createStatement()) {
            statement.execute("delete from day_total t using account a where a.account_id = t.account_id"
                    + " and substring(a.code from 2)::int > " + accounts);
        }
        out.printf(
                Locale.ROOT,
                "%,d accounts with sales on %,d days%n",
                accounts,
                Rows.number(data, "select count(*) from day_total"));
        portfolio.goLive(cadence, out);
        new SegmentData(told, all, today)
                .await("select coalesce(sum(next_offset), 0) from consumer_position where topic = 'abm.classes'", all);
    }

    private void report(PrintWriter out, List<Double> millis) {
        Measured times = new Measured(millis);
        out.println();
        out.println(
                "| accounts | sales per second | sales that change a class | p50, ms | p90 | p99 | max | must: p99 |");
        out.println("|---|---|---|---|---|---|---|---|");
        out.printf(
                Locale.ROOT,
                "| %,d | %,d | %,d | %.0f | %.0f | %.0f | %.0f | <= %.0f |%n",
                accounts,
                rate,
                millis.size(),
                times.quantile(0.50),
                times.quantile(0.90),
                times.quantile(0.99),
                times.most(),
                MUST_MILLIS);
        if (times.quantile(0.99) > MUST_MILLIS) {
            throw new SuiteException("Missed.");
        }
    }
}
