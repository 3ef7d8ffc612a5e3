package io.abmsuite.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sales posted in full batches until each is answered, beside a bare producer that sends the same bytes. */
final class PostedSales {

    private static final double MUST = 20_000;
    private static final double FLAT = 1.10;
    private static final int BATCH = 1_000;
    private static final int POOL = 20_000;
    private static final int MEGA = 20;

    private final BenchSuite suite;
    private final MadeSales sales;
    private final SaleProducer producer;
    private final int connections;
    private final PrintWriter out;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> peer = new ArrayList<>();
    private long memoryBefore;
    private long memoryAfter;
    private long bytes;

    PostedSales(BenchSuite suite, MadeSales sales, SaleProducer producer, int connections, PrintWriter out) {
        this.suite = suite;
        this.sales = sales;
        this.producer = producer;
        this.connections = connections;
        this.out = out;
    }

    /** Posts so many sales in rounds, after one more round that warms up. */
    void measure(long first, int posted, int rounds) {
        int batches = Math.max(1, posted / BATCH / rounds);
        List<SaleProducer.Message> messages = producer.messages(first, POOL);
        bytes = messages.stream()
                        .mapToLong(one -> one.key().length + one.value().length)
                        .sum()
                / POOL;
        try (SalePoster poster = new SalePoster(suite.address(), suite.token(), connections)) {
            for (int round = 0; round <= rounds; round++) {
                List<Path> bodies =
                        sales.bodies(suite.folder(), first + (long) round * batches * BATCH, batches, BATCH);
                double rate = poster.rate(bodies, BATCH);
                long memory = suite.memory();
                double peerRate = producer.rate(messages, Math.max(1, batches * BATCH / POOL));
                out.printf(
                        Locale.ROOT,
                        "posted, round %d: ours %,.0f/s, producer %,.0f/s, memory %,d MiB%n",
                        round,
                        rate,
                        peerRate,
                        memory >> MEGA);
                if (round == 0) {
                    memoryBefore = memory;
                } else {
                    ours.add(rate);
                    peer.add(peerRate);
                    memoryAfter = memory;
                }
            }
        }
    }

    /** Prints the table; true if a bound is missed. */
    boolean report() {
        Measured mine = new Measured(ours);
        Measured other = new Measured(peer);
        double growth = memoryAfter / (double) memoryBefore;
        out.println();
        out.println("| work | sales per second (least - most) | must | producer per second (least - most) | ratio"
                + " | memory after the first round, MiB | in the end | growth | must |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        out.printf(
                Locale.ROOT,
                "| batches of 1,000 until answered, %,d bytes a sale on Kafka | %s | >= %,.0f | %s | %.2f | %,d | %,d"
                        + " | %.2f | <= %.2f |%n",
                bytes,
                mine.text(0),
                MUST,
                other.text(0),
                mine.median() / other.median(),
                memoryBefore >> MEGA,
                memoryAfter >> MEGA,
                growth,
                FLAT);
        return mine.median() < MUST || growth > FLAT;
    }
}
