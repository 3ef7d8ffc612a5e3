package io.abmsuite.bench;

import io.abmsuite.segmentation.kernel.AccountDays;
import io.abmsuite.segmentation.kernel.AccountMatrix;
import io.abmsuite.segmentation.kernel.DayTotal;
import io.abmsuite.segmentation.kernel.Parameters;
import java.time.LocalDate;
import java.util.Map;

/** The sample as the kernel keeps it: every account over all of its months, from the beginning of the window. */
final class SampleMatrix {

    static final Parameters PARAMETERS =
            Parameters.of(Map.of("periods", Integer.toString(SampleMonths.MONTHS), "history", "window"));
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 15);

    private SampleMatrix() {}

    static AccountMatrix of(int accounts) {
        AccountMatrix.require(accounts, PARAMETERS);
        AccountMatrix matrix = new AccountMatrix(PARAMETERS, LocalDate.of(2025, 12, 31));
        AccountDays days = new AccountDays();
        long[] months = new long[SampleMonths.MONTHS];
        long[] dates = new long[SampleMonths.MONTHS];
        for (int month = 0; month < dates.length; month++) {
            dates[month] = FIRST.plusMonths(month).toEpochDay();
        }
        for (int account = 0; account < accounts; account++) {
            SampleMonths.fill(account, months);
            days.clear();
            for (int month = 0; month < months.length; month++) {
                if (months[month] != 0) {
                    days.add(DayTotal.ofRow(dates[month], months[month]));
                }
            }
            matrix.days(matrix.account(code(account)), days);
        }
        return matrix;
    }

    static String code(int account) {
        return "B" + (10_000_000 + account);
    }
}
