package io.abmsuite.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.api.Segmenting;
import io.abmsuite.suite.launch.Service;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stored runs and live publications of a large portfolio beside PostgreSQL, which finds the same by one statement. */
@Command(
        name = "segment",
        description = "A stored run, and a publication of what changed, against one SQL statement for the same.")
final class SegmentBench implements Callable<Integer> {

    private static final double RUN_MUST = 1.0;
    private static final double PUBLICATION_MUST = 0.125;
    private static final int CADENCE_MILLIS = 50;

    @Spec
    private CommandSpec spec;

    @Option(names = "--accounts", defaultValue = "1000000", description = "Accounts (${DEFAULT-VALUE}).")
    private int accounts;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds that count (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws SQLException {
        PrintWriter out = spec.commandLine().getOut();
        LocalDate asOf = LocalDate.now(ZoneOffset.UTC);
        try (BenchSuite suite = BenchSuite.start(out)) {
            suite.stop(Service.ACCOUNTS);
            suite.stop(Service.CAMPAIGNS);
            try (Connection connection = suite.connect(Service.SEGMENTATION)) {
                SegmentData data = new SegmentData(connection, accounts, asOf);
                out.printf(Locale.ROOT, "%,d accounts, %,d days with sales%n", accounts, data.fill());
                List<Double> peerRuns = new ArrayList<>();
                List<Double> runs = new ArrayList<>();
                for (int round = 0; round <= rounds; round++) {
                    double peer = data.peerResults();
                    double ours = run(suite, asOf);
                    out.printf(Locale.ROOT, "stored run, round %d: ours %.1f s, peer %.1f s%n", round, ours, peer);
                    add(round, runs, ours, peerRuns, peer);
                }
                data.goLive(CADENCE_MILLIS, out);
                List<Double> peerClasses = new ArrayList<>();
                List<Double> publications = new ArrayList<>();
                for (int round = 0; round <= rounds; round++) {
                    double peer = data.peerClasses();
                    double ours = data.publication(round);
                    out.printf(Locale.ROOT, "publication, round %d: ours %.2f s, peer %.1f s%n", round, ours, peer);
                    add(round, publications, ours, peerClasses, peer);
                }
                report(out, runs, peerRuns, publications, peerClasses);
            }
        }
        return 0;
    }

    private static double run(BenchSuite suite, LocalDate asOf) {
        JsonNode run = new Segmenting(suite.api()).run("bench", asOf.toString(), Map.of(), false);
        OffsetDateTime started = OffsetDateTime.parse(run.path("startedAt").asText());
        OffsetDateTime finished = OffsetDateTime.parse(run.path("finishedAt").asText());
        return Duration.between(started, finished).toMillis() / 1e3;
    }

    private static void add(int round, List<Double> ours, double our, List<Double> peers, double peer) {
        if (round > 0) {
            ours.add(our);
            peers.add(peer);
        }
    }

    private void report(
            PrintWriter out,
            List<Double> runs,
            List<Double> peerRuns,
            List<Double> publications,
            List<Double> peerClasses) {
        out.println();
        out.println("| work | ours, seconds (least - most) | PostgreSQL, seconds | ratio | must |");
        out.println("|---|---|---|---|---|");
        boolean missed = line(out, "a stored run, all results written", runs, peerRuns, RUN_MUST);
        missed |= line(
                out, "a publication, 1 % of the accounts with new sales", publications, peerClasses, PUBLICATION_MUST);
        if (missed) {
            throw new SuiteException("Missed.");
        }
    }

    private static boolean line(PrintWriter out, String work, List<Double> ours, List<Double> peers, double must) {
        Measured mine = new Measured(ours);
        Measured other = new Measured(peers);
        double ratio = mine.median() / other.median();
        out.printf(Locale.ROOT, "| %s | %s | %s | %.3f | <= %.3f |%n", work, mine.text(2), other.text(1), ratio, must);
        return ratio > must;
    }
}
