package io.abmsuite.segmentation.kernel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How many accounts went from which ABC class to which, {@code -} standing for none.
 *
 * @param table accounts by earlier class, then by later class; all 16 pairs present
 * @param moved the accounts whose class changed, by code
 */
public record Migration(LocalDate previousAsOf, Map<String, Map<String, Integer>> table, List<Move> moved) {
    private static final String NONE = "-";
    private static final List<String> CLASSES = List.of("A", "B", "C", NONE);

    /** One account whose class changed. */
    public record Move(String accountId, String from, String to) {}

    /** Compares two runs by account code; an account that one of them does not know has no class there. */
    public static Migration between(Results previous, Results current) {
        Map<String, String> before = classes(previous);
        Map<String, String> after = classes(current);
        Map<String, Map<String, Integer>> table = emptyTable();
        List<Move> moved = new ArrayList<>();
        TreeSet<String> codes = new TreeSet<>(CodePointOrder.INSTANCE);
        codes.addAll(before.keySet());
        codes.addAll(after.keySet());
        for (String code : codes) {
            Move move = new Move(code, before.getOrDefault(code, NONE), after.getOrDefault(code, NONE));
            table.get(move.from()).merge(move.to(), 1, Integer::sum);
            if (!move.from().equals(move.to())) {
                moved.add(move);
            }
        }
        return new Migration(previous.asOf(), table, moved);
    }

    private static Map<String, String> classes(Results results) {
        Map<String, String> classes = new HashMap<>();
        for (int i = 0; i < results.size(); i++) {
            AbcClass letter = results.abcClass(i);
            classes.put(results.accountId(i), letter == null ? NONE : letter.name());
        }
        return classes;
    }

    private static Map<String, Map<String, Integer>> emptyTable() {
        Map<String, Map<String, Integer>> table = new LinkedHashMap<>();
        for (String from : CLASSES) {
            Map<String, Integer> row = new LinkedHashMap<>();
            CLASSES.forEach(to -> row.put(to, 0));
            table.put(from, row);
        }
        return table;
    }
}
