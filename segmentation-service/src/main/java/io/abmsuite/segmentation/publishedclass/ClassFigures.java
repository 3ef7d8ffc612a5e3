package io.abmsuite.segmentation.publishedclass;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What a publication finds of one account.
 *
 * @param letters the class as it is computed
 * @param monthTotals months with sales, oldest first
 */
public record ClassFigures(
        UUID accountId,
        String accountCode,
        Letters letters,
        String lifecycle,
        Integer rank,
        BigDecimal total,
        String currency,
        BigDecimal share,
        BigDecimal cv,
        Integer recencyDays,
        List<String> flags,
        List<MonthTotal> monthTotals) {

    public ClassFigures {
        flags = List.copyOf(flags);
        monthTotals = List.copyOf(monthTotals);
    }

    /** Whether the sales behind it are the same; rank, share and recency also move when others buy, or with time. */
    boolean hasSalesOf(ClassFigures other) {
        return accountCode.equals(other.accountCode)
                && (total == null ? other.total == null : other.total != null && total.compareTo(other.total) == 0)
                && Objects.equals(currency, other.currency)
                && monthTotals.equals(other.monthTotals);
    }
}
