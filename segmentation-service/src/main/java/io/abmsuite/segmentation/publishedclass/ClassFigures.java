package io.abmsuite.segmentation.publishedclass;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What a run says of one account. Two of them are equal exactly if nobody needs to be told of a change.
 *
 * @param monthTotals months with sales, oldest first
 */
public record ClassFigures(
        UUID accountId,
        String accountCode,
        String abcClass,
        String xyzClass,
        String cell,
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

    boolean hasLettersOf(ClassFigures other) {
        return Objects.equals(abcClass, other.abcClass) && Objects.equals(xyzClass, other.xyzClass);
    }

    boolean hasClassOf(ClassFigures other) {
        return hasLettersOf(other) && lifecycle.equals(other.lifecycle);
    }
}
