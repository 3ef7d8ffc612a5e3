package io.abmsuite.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.launch.Service;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A file of accounts from the start of its import until it is completed, and until the last snapshot is on Kafka. */
@Command(name = "import", description = "Accounts imported per second, and the memory of the service meanwhile.")
final class ImportBench implements Callable<Integer> {

    private static final double MUST = 10_000;
    private static final long LOOK_MILLIS = 500;

    @Spec
    private CommandSpec spec;

    @Option(names = "--rows", defaultValue = "1000000", description = "Rows of the file (${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--consumers", description = "Segmentation and campaigns run beside it and take the snapshots in.")
    private boolean consumers;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (BenchSuite suite = BenchSuite.start(out)) {
            Path file = AccountFile.write(suite.folder().resolve("accounts.csv"), 1, rows);
            suite.importAccounts(AccountFile.write(suite.folder().resolve("warm-up.csv"), rows + 1, 20_000));
            if (!consumers) {
                suite.stop(Service.SEGMENTATION);
                suite.stop(Service.CAMPAIGNS);
            }
            AtomicLong most = new AtomicLong();
            Thread watch = watch(suite, most);
            JsonNode job = suite.importAccounts(file);
            Instant published = Instant.now();
            watch.interrupt();
            if (job.path("rowsAccepted").asLong() != rows) {
                throw new SuiteException("Not every row was accepted: " + job);
            }
            Instant started = Instant.parse(job.path("startedAt").asText());
            double work = seconds(started, Instant.parse(job.path("finishedAt").asText()));
            report(out, work, seconds(started, published), most.get());
            if (rows / work < MUST) {
                throw new SuiteException("Missed.");
            }
        }
        return 0;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }

    private void report(PrintWriter out, double work, double published, long memory) {
        out.println();
        out.println("| rows | seconds from its start to COMPLETED | rows per second | must"
                + " | seconds from its start until all snapshots are on Kafka | most memory of the service |");
        out.println("|---|---|---|---|---|---|");
        out.printf(
                Locale.ROOT,
                "| %,d | %.1f | %,.0f | >= %,.0f | %.1f | %,d MiB |%n",
                rows,
                work,
                rows / work,
                MUST,
                published,
                memory >> 20);
        out.println();
        out.println("PostgreSQL and Kafka ran beside it on "
                + Runtime.getRuntime().availableProcessors() + " processors"
                + (consumers
                        ? ", and segmentation and campaigns, which took the snapshots in meanwhile."
                        : "; segmentation and campaigns were stopped."));
    }

    private static Thread watch(BenchSuite suite, AtomicLong most) {
        Thread thread = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                most.accumulateAndGet(suite.memory(), Math::max);
                try {
                    Thread.sleep(LOOK_MILLIS);
                } catch (InterruptedException done) {
                    return;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
