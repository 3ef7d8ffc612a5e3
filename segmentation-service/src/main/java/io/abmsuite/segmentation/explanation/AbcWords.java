package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.kernel.AbcClass;
import io.abmsuite.segmentation.kernel.NonPositive;
import io.abmsuite.segmentation.kernel.Parameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The rules that decide an ABC class, in sentences. */
final class AbcWords {

    private static final int MOST_PLACES = 36;

    private final Parameters parameters;
    private final AbcClass letter;
    private final BigDecimal total;
    private final BigDecimal all;

    /** For a total, of all positive totals together. */
    AbcWords(Parameters parameters, AbcClass letter, BigDecimal total, BigDecimal all) {
        this.parameters = parameters;
        this.letter = letter;
        this.total = total;
        this.all = all;
    }

    static String change(AbcClass to, BigDecimal by, boolean more) {
        String amount = Figures.plain(by);
        String target = to == null ? "leaves it without a class" : "brings it into class " + to;
        return more
                ? amount + " more, everything else equal, " + target + "."
                : "A loss of " + amount + ", everything else equal, " + target + ".";
    }

    List<String> withoutSales() {
        return List.of("There is no sale in the window, so there is no ABC class.");
    }

    List<String> nonPositive() {
        boolean isC = parameters.nonpositive() == NonPositive.C;
        return List.of(
                "The total is " + Figures.plain(total)
                        + ", which is not above zero; it is no part of the base of shares.",
                isC
                        ? "Accounts without a positive total are in class C."
                        : "Accounts without a positive total have no class.");
    }

    List<String> decided(BigDecimal before, BigDecimal after, int block) {
        List<String> reasons = new ArrayList<>();
        reasons.add("The total is " + Figures.plain(total) + ", that is " + Figures.percent(total, all)
                + " of all positive totals.");
        if (block > 1) {
            reasons.add(block
                    + " accounts have this total and share their class; before and after are those of all of them.");
        }
        String position = position(before, after);
        String within = within();
        if (letter != AbcClass.A) {
            reasons.add(position + ", which is not " + within + " " + limit(parameters.aLimit())
                    + " (a_limit), so it is not A.");
        }
        reasons.add(
                letter == AbcClass.C
                        ? position + ", which is not " + within + " " + limit(parameters.bLimit())
                                + " (b_limit) either, so it is C."
                        : position + ", which is " + within + " "
                                + (letter == AbcClass.A
                                        ? limit(parameters.aLimit()) + " (a_limit), so it is A."
                                        : limit(parameters.bLimit()) + " (b_limit), so it is B."));
        return reasons;
    }

    private String position(BigDecimal before, BigDecimal after) {
        return switch (parameters.boundary()) {
            case INCLUSIVE -> apart(before, all) + " of the total is reached before it";
            case EXCLUSIVE -> apart(after, all) + " of the total is reached with it";
            case MIDPOINT -> "Its middle lies at " + apart(before.add(after), all.add(all)) + " of the total";
        };
    }

    /** With as many decimals as tell it from a limit it does not meet exactly. */
    private String apart(BigDecimal part, BigDecimal whole) {
        BigDecimal hundredfold = part.movePointRight(2);
        BigDecimal percent = BigDecimal.ZERO;
        for (int places = 6; places <= MOST_PLACES; places += 6) {
            percent = hundredfold.divide(whole, places, RoundingMode.HALF_EVEN);
            boolean exact = percent.multiply(whole).compareTo(hundredfold) == 0;
            if (exact || percent.compareTo(parameters.aLimit()) != 0 && percent.compareTo(parameters.bLimit()) != 0) {
                break;
            }
        }
        return Figures.plain(percent) + " %";
    }

    private String within() {
        return switch (parameters.boundary()) {
            case INCLUSIVE -> "less than";
            case EXCLUSIVE, MIDPOINT -> "at most";
        };
    }

    private static String limit(BigDecimal percent) {
        return Figures.plain(percent) + " %";
    }
}
