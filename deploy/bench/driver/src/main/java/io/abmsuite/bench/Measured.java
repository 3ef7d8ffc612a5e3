package io.abmsuite.bench;

import java.util.List;
import java.util.Locale;

/** Rounds of one measurement: their median, and the least and the most of them. */
record Measured(List<Double> rounds) {

    Measured(List<Double> rounds) {
        this.rounds = rounds.stream().sorted().toList();
    }

    double median() {
        int middle = rounds.size() / 2;
        return rounds.size() % 2 == 1 ? rounds.get(middle) : (rounds.get(middle - 1) + rounds.get(middle)) / 2;
    }

    /** The least value that so much of all does not exceed (nearest rank). */
    double quantile(double share) {
        return rounds.get(Math.max(0, (int) Math.ceil(share * rounds.size()) - 1));
    }

    double least() {
        return rounds.get(0);
    }

    double most() {
        return rounds.get(rounds.size() - 1);
    }

    /** Median with spread, in as many decimals. */
    String text(int decimals) {
        String one = "%,." + decimals + "f";
        return String.format(Locale.ROOT, one + " (" + one + " - " + one + ")", median(), least(), most());
    }
}
