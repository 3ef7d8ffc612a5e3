package io.abmsuite.segmentation.kernel;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How many accounts went from which ABC class to which, {@code -} standing for none.
 *
 * @param table accounts by earlier class, then by later class; all 16 pairs present
 * @param moved the accounts whose class changed, by code
 */
public record Migration(LocalDate previousAsOf, Map<String, Map<String, Integer>> table, List<Move> moved) {

    /** One account whose class changed. */
    public record Move(String accountId, String from, String to) {}

    /** Compares two runs by account code; an account that one of them does not know has no class there. */
    public static Migration between(Results previous, Results current) {
        throw new UnsupportedOperationException("not built yet: " + previous + current);
    }
}
