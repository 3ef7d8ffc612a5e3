package io.abmsuite.bench;

import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.api.Importing;
import io.abmsuite.suite.launch.Service;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sales from Kafka, from a file and over HTTP, against COPY of the same rows and a bare producer of the same bytes. */
@Command(
        name = "sales",
        description = "Sales into the ledger against COPY, and taken over HTTP against a bare Kafka producer.")
final class SalesBench implements Callable<Integer> {

    private static final double LEDGER_MUST = 0.25;
    private static final double FILE_MUST = 0.08;

    @Spec
    private CommandSpec spec;

    @Option(names = "--accounts", defaultValue = "5000", description = "Accounts (${DEFAULT-VALUE}).")
    private int accounts;

    @Option(names = "--rows", defaultValue = "300000", description = "Sales of a round (${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds that count (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--sales",
            defaultValue = "1000000",
            description = "Sales posted in batches of 1,000, over all rounds (${DEFAULT-VALUE}).")
    private int posted;

    @Option(names = "--connections", defaultValue = "4", description = "Batches under way (${DEFAULT-VALUE}).")
    private int connections;

    private long next;

    @Override
    public Integer call() throws SQLException {
        PrintWriter out = spec.commandLine().getOut();
        try (BenchSuite suite = BenchSuite.start(out)) {
            suite.stop(Service.CAMPAIGNS);
            suite.importAccounts(AccountFile.write(suite.folder().resolve("accounts.csv"), 1, accounts));
            Comparison comparison = new Comparison(1, rounds, out);
            PostedSales posting;
            HeldSales held;
            try (Connection accountsData = suite.connect(Service.ACCOUNTS);
                    Connection ledger = suite.connect(Service.SEGMENTATION)) {
                MadeSales sales = new MadeSales(
                        Rows.ids(accountsData, "select id from account order by substring(code from 2)::int"));
                LedgerMeter meter = new LedgerMeter(ledger, suite.folder());
                try (SaleProducer producer = new SaleProducer(suite.kafka(), sales)) {
                    fromKafka(suite, meter, producer, comparison);
                    fromFiles(suite, meter, sales, comparison);
                    held = new HeldSales(suite, sales, meter, connections, out);
                    for (int round = 0; round <= rounds; round++) {
                        held.round(take(rows), rows, round > 0);
                    }
                    suite.stop(Service.SEGMENTATION);
                    posting = new PostedSales(suite, sales, producer, connections, out);
                    posting.measure(next, posted, rounds);
                }
            }
            held.report();
            boolean missed = posting.report();
            comparison.report();
            if (missed) {
                throw new SuiteException("Missed.");
            }
        }
        return 0;
    }

    private void fromKafka(BenchSuite suite, LedgerMeter meter, SaleProducer producer, Comparison comparison)
            throws SQLException {
        List<Double> ours = new ArrayList<>();
        List<Double> peer = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            long target = meter.begin() + rows;
            try (Connection hold = suite.connect(Service.SEGMENTATION);
                    Statement lock = hold.createStatement()) {
                hold.setAutoCommit(false);
                lock.execute("lock table consumer_position in exclusive mode");
                producer.feed(take(rows), rows);
                hold.rollback();
                ours.add(meter.growth(target));
            }
            peer.add(meter.copy(rows));
            say("from Kafka", round, ours, peer);
        }
        comparison.add("sales from Kafka to ledger and totals", LEDGER_MUST, ours, peer);
    }

    private void fromFiles(BenchSuite suite, LedgerMeter meter, MadeSales sales, Comparison comparison)
            throws SQLException {
        List<Double> ours = new ArrayList<>();
        List<Double> peer = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            Path file = sales.file(suite.folder().resolve("sales.csv"), take(rows), rows);
            long target = meter.begin() + rows;
            long begin = System.nanoTime();
            new Importing(suite.api(), spec.commandLine().getOut()).start("sales", file, "bench", "text/csv");
            meter.awaitMoreThan(target - 1);
            ours.add(rows * 1e9 / (System.nanoTime() - begin));
            peer.add(meter.copy(rows));
            say("from a file", round, ours, peer);
        }
        comparison.add("sales from a file to ledger and totals", FILE_MUST, ours, peer);
    }

    private void say(String what, int round, List<Double> ours, List<Double> peer) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s, round %d: ours %,.0f/s, COPY %,.0f/s%n",
                what,
                round,
                ours.get(round),
                peer.get(round));
    }

    private long take(int count) {
        long first = next;
        next += count;
        return first;
    }
}
