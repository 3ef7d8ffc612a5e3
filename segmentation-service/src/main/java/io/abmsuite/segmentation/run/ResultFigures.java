package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.AccountResult;
import io.abmsuite.segmentation.ledger.LedgerMonths;
import io.abmsuite.segmentation.publishedclass.ClassFigures;
import io.abmsuite.segmentation.publishedclass.Letters;
import io.abmsuite.segmentation.publishedclass.MonthTotal;
import java.util.List;
import java.util.UUID;

/** What a result says of an account, as it is published. */
final class ResultFigures {

    private ResultFigures() {}

    static ClassFigures of(ResultLine line, String currency, List<LedgerMonths.Month> months) {
        return of(
                line.accountId(),
                line.result(),
                currency,
                months.stream()
                        .map(month -> new MonthTotal(
                                month.month().toString(), month.amount().toPlainString()))
                        .toList());
    }

    static ClassFigures of(UUID account, AccountResult row, String currency, List<MonthTotal> months) {
        return new ClassFigures(
                account,
                row.accountId(),
                new Letters(name(row.abcClass()), name(row.xyzClass())),
                row.lifecycle().name(),
                row.rank(),
                row.total(),
                row.total() == null ? null : currency,
                row.share(),
                row.cv(),
                row.recencyDays(),
                ResultColumns.names(row.flags()),
                months);
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
