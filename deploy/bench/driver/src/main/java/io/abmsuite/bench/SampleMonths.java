package io.abmsuite.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Amounts of accounts by month, the same ones whenever they are asked for: few large accounts and many small ones; steady buyers,
 * uneven ones, growing ones, and some that buy now and then or return more than they buy. In units of 0.0001.
 */
final class SampleMonths {

    static final int MONTHS = 24;

    private static final double LARGEST = 999_999_999;

    private SampleMonths() {}

    static void fill(int account, long[] months) {
        SplittableRandom random = new SplittableRandom(account);
        double size = Math.min(2_000 / Math.pow(random.nextDouble(), 0.9), LARGEST / 4);
        int kind = random.nextInt(20);
        double noise = kind < 6 ? 0.2 + 0.4 * random.nextDouble() : 0.8 + random.nextDouble();
        double growth = kind % 6 == 5 ? 1.5 * random.nextDouble() : 0;
        double share = kind < 6 ? 1 : 0.1 + 0.9 * random.nextDouble();
        Arrays.fill(months, 0);
        for (int month = 0; month < MONTHS; month++) {
            double level = 1 + growth * month / MONTHS + noise * (random.nextDouble() - 0.5);
            if (random.nextDouble() <= share) {
                months[month] = Math.round(size * Math.max(level, 0.01) * 10_000);
            }
        }
        if (kind == 19 && account % 50 == 19) {
            months[MONTHS - 1] -= Arrays.stream(months).sum() + random.nextInt(2);
        }
        months[random.nextInt(MONTHS)] += 1 + random.nextInt(10_000);
    }
}
