package io.abmsuite.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sales posted in full batches while the ledger takes them in. A batch is posted only while few enough sales are on their
 * way to the ledger, so that the rate is what both sides hold for as long as one likes.
 */
final class HeldSales {

    private static final int BATCH = 1_000;
    private static final int MOST_UNDER_WAY = 20_000;

    private final BenchSuite suite;
    private final MadeSales sales;
    private final LedgerMeter meter;
    private final int connections;
    private final PrintWriter out;
    private final List<Double> rates = new ArrayList<>();

    HeldSales(BenchSuite suite, MadeSales sales, LedgerMeter meter, int connections, PrintWriter out) {
        this.suite = suite;
        this.sales = sales;
        this.meter = meter;
        this.connections = connections;
        this.out = out;
    }

    /** Posts so many sales from this one on; the time ends when the ledger has the last of them. */
    void round(long first, int count, boolean counts) throws SQLException {
        List<Path> bodies = sales.bodies(suite.folder(), first, count / BATCH, BATCH);
        long before = meter.begin();
        long begin = System.nanoTime();
        try (SalePoster poster = new SalePoster(suite.address(), suite.token(), connections)) {
            poster.rate(bodies, BATCH, batch -> awaitMoreThan(before + (batch + 1L) * BATCH - MOST_UNDER_WAY - 1));
        }
        meter.awaitMoreThan(before + (long) bodies.size() * BATCH - 1);
        double rate = bodies.size() * (double) BATCH * 1e9 / (System.nanoTime() - begin);
        out.printf(Locale.ROOT, "posted and taken in: %,.0f/s%n", rate);
        if (counts) {
            rates.add(rate);
        }
    }

    private synchronized void awaitMoreThan(long number) throws SQLException {
        meter.awaitMoreThan(number);
    }

    /** Prints the table. */
    void report() {
        out.println();
        out.println("| work | sales per second (least - most) | under way at most |");
        out.println("|---|---|---|");
        out.printf(
                Locale.ROOT,
                "| batches of 1,000 until answered, and the ledger keeps up | %s | %,d |%n",
                new Measured(rates).text(0),
                MOST_UNDER_WAY);
    }
}
