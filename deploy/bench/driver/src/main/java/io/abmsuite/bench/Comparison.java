package io.abmsuite.bench;

import io.abmsuite.suite.SuiteException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** Measures ours and the peer in turns, so that both meet the same machine, and prints a table with the ratios. */
final class Comparison {

    private record Line(String work, Measured ours, Measured peer, double ratio, double must) {}

    private final int warmUp;
    private final int rounds;
    private final PrintWriter out;
    private final List<Line> lines = new ArrayList<>();

    /** Rounds that warm up do not count, the others do. */
    Comparison(int warmUp, int rounds, PrintWriter out) {
        this.warmUp = warmUp;
        this.rounds = rounds;
        this.out = out;
    }

    /** Rates per second of ours and of the peer, and the ratio ours must reach. */
    void compare(String work, double must, DoubleSupplier ours, DoubleSupplier peer) {
        List<Double> oursRounds = new ArrayList<>();
        List<Double> peerRounds = new ArrayList<>();
        for (int round = 1 - warmUp; round <= rounds; round++) {
            double peerRate = peer.getAsDouble();
            double oursRate = ours.getAsDouble();
            out.printf(Locale.ROOT, "%s, round %d: ours %,.0f/s, peer %,.0f/s%n", work, round, oursRate, peerRate);
            if (round > 0) {
                oursRounds.add(oursRate);
                peerRounds.add(peerRate);
            }
        }
        line(work, must, oursRounds, peerRounds);
    }

    /** Rates per second that were measured in turns elsewhere, all rounds from the first on. */
    void add(String work, double must, List<Double> ours, List<Double> peer) {
        line(work, must, ours.subList(warmUp, ours.size()), peer.subList(warmUp, peer.size()));
    }

    private void line(String work, double must, List<Double> ours, List<Double> peer) {
        Measured mine = new Measured(ours);
        Measured other = new Measured(peer);
        lines.add(new Line(work, mine, other, mine.median() / other.median(), must));
    }

    /** Prints the table; fails if a ratio is missed. */
    void report() {
        out.println();
        out.println("| work | ours per second (least - most) | peer per second (least - most) | ratio | must |");
        out.println("|---|---|---|---|---|");
        for (Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %.2f | >= %.2f |%n",
                    line.work(),
                    line.ours().text(0),
                    line.peer().text(0),
                    line.ratio(),
                    line.must());
        }
        List<String> missed = lines.stream()
                .filter(line -> line.ratio() < line.must())
                .map(Line::work)
                .toList();
        if (!missed.isEmpty()) {
            throw new SuiteException("Missed: " + String.join(", ", missed) + ".");
        }
    }
}
