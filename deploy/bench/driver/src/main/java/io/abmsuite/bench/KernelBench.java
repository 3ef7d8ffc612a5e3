package io.abmsuite.bench;

import io.abmsuite.segmentation.kernel.AccountMatrix;
import io.abmsuite.segmentation.kernel.Classification;
import io.abmsuite.segmentation.kernel.Reset;
import io.abmsuite.suite.SuiteException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The segmentation kernel on data in memory: against DuckDB, how its time grows, and what an account costs. */
@Command(name = "kernel", description = "Classifying a portfolio in memory against DuckDB, its growth and its memory.")
final class KernelBench implements Callable<Integer> {

    private static final double MOST_OF_PEER = 0.20;
    private static final double MOST_GROWTH = 1.1;
    private static final double MOST_BYTES = 400;
    private static final double MOST_DIGEST_MILLIS = 50;
    private static final double NANOS_PER_MILLI = 1e6;

    @Spec
    private CommandSpec spec;

    @Option(names = "--accounts", defaultValue = "1000000", description = "Accounts to compare at (${DEFAULT-VALUE}).")
    private int accounts;

    @Option(
            names = "--growth",
            split = ",",
            defaultValue = "10000,100000,1000000,5000000",
            description = "Accounts to measure the growth at (${DEFAULT-VALUE}).")
    private List<Integer> sizes;

    @Option(names = "--warm-up", defaultValue = "5", description = "Rounds that do not count (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds that count (${DEFAULT-VALUE}).")
    private int rounds;

    private final List<String> missed = new ArrayList<>();
    private PrintWriter out;

    @Override
    public Integer call() {
        out = spec.commandLine().getOut();
        compare();
        grow();
        if (!missed.isEmpty()) {
            throw new SuiteException("Missed: " + String.join(", ", missed) + ".");
        }
        return 0;
    }

    private void compare() {
        HeapPeak heap = new HeapPeak();
        AccountMatrix matrix = SampleMatrix.of(accounts);
        double bytes = heap.of(matrix::classify) / accounts;
        try (DuckDb peer = new DuckDb(accounts)) {
            checkClasses(peer, matrix.classify());
            out.printf(Locale.ROOT, "%n%,d accounts, 24 months, DuckDB %s%n%n", accounts, peer.version());
            out.println("| peer keeps | kernel ms (least - most) | peer ms (least - most) | ratio | must |");
            out.println("|---|---|---|---|---|");
            for (DuckDb.Layout layout : DuckDb.Layout.values()) {
                compare(peer, layout, matrix);
            }
        }
        Classification classification = matrix.classify();
        Measured digest = new Measured(times(classification::digest));
        out.println();
        out.println("| what | measured | must |");
        out.println("|---|---|---|");
        line("digest, ms (least - most)", digest.text(1), digest.median(), MOST_DIGEST_MILLIS);
        line("most heap while classifying, bytes per account", "%.0f".formatted(bytes), bytes, MOST_BYTES);
    }

    private void compare(DuckDb peer, DuckDb.Layout layout, AccountMatrix matrix) {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 1 - warmUp; round <= rounds; round++) {
            double peerTime = millis(() -> peer.classify(layout));
            double ourTime = classify(matrix);
            if (round > 0) {
                theirs.add(peerTime);
                ours.add(ourTime);
            }
        }
        Measured mine = new Measured(ours);
        Measured other = new Measured(theirs);
        double ratio = mine.median() / other.median();
        String name = layout.name().toLowerCase(Locale.ROOT);
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.3f | <= %.2f |%n",
                name,
                mine.text(1),
                other.text(1),
                ratio,
                MOST_OF_PEER);
        miss(ratio > MOST_OF_PEER, "DuckDB with " + name);
    }

    private void checkClasses(DuckDb peer, Classification ours) {
        for (DuckDb.Layout layout : DuckDb.Layout.values()) {
            String[] cells = peer.cells(layout, accounts);
            for (int account = 0; account < accounts; account++) {
                if (!cells[account].equals(ours.cell(account))) {
                    throw new SuiteException("Account " + account + " is " + ours.cell(account) + " for the kernel and "
                            + cells[account] + " for DuckDB.");
                }
            }
        }
    }

    private void grow() {
        List<double[]> points = new ArrayList<>();
        out.println();
        out.println("| accounts | kernel ms (least - most) |");
        out.println("|---|---|");
        for (int size : sizes) {
            AccountMatrix matrix = SampleMatrix.of(size);
            Measured measured = new Measured(times(() -> {
                Reset.forget(matrix);
                return matrix.classify();
            }));
            points.add(new double[] {Math.log(size), Math.log(measured.median())});
            out.printf(Locale.ROOT, "| %,d | %s |%n", size, measured.text(2));
        }
        double exponent = slope(points);
        out.printf(
                Locale.ROOT,
                "%nTime grows with the accounts to the power of %.2f (must: <= %.1f).%n",
                exponent,
                MOST_GROWTH);
        miss(exponent > MOST_GROWTH, "growth");
    }

    private static double classify(AccountMatrix matrix) {
        Reset.forget(matrix);
        return millis(matrix::classify);
    }

    private List<Double> times(Supplier<Object> work) {
        List<Double> times = new ArrayList<>();
        for (int round = 1 - warmUp; round <= rounds; round++) {
            double time = millis(work);
            if (round > 0) {
                times.add(time);
            }
        }
        return times;
    }

    private static double millis(Supplier<Object> work) {
        System.gc();
        long start = System.nanoTime();
        Object result = work.get();
        double time = (System.nanoTime() - start) / NANOS_PER_MILLI;
        if (result == null) {
            throw new SuiteException("Nothing was computed.");
        }
        return time;
    }

    /** Of the least-squares line. */
    private static double slope(List<double[]> points) {
        double x = points.stream().mapToDouble(point -> point[0]).average().orElseThrow();
        double y = points.stream().mapToDouble(point -> point[1]).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (double[] point : points) {
            products += (point[0] - x) * (point[1] - y);
            squares += (point[0] - x) * (point[0] - x);
        }
        return products / squares;
    }

    private void line(String what, String measured, double value, double must) {
        out.printf(Locale.ROOT, "| %s | %s | <= %.0f |%n", what, measured, must);
        miss(value > must, what);
    }

    private void miss(boolean isMissed, String what) {
        if (isMissed) {
            missed.add(what);
        }
    }
}
