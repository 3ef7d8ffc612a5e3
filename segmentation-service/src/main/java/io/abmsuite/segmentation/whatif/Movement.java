package io.abmsuite.segmentation.whatif;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How accounts would move from what is published.
 *
 * @param abc all 16 pairs of ABC classes
 * @param cells the pairs of cells that have accounts
 * @param moved the accounts whose ABC class would change
 */
public record Movement(List<Move> abc, List<Move> cells, Moved moved) {

    private static final List<String> CLASSES = List.of("A", "B", "C", "-");

    /** So many accounts from one class to another, with the sum of their totals. */
    public record Move(String from, String to, int accounts, BigDecimal total) {}

    /**
     * Accounts whose ABC class would change.
     *
     * @param total sum of their totals
     * @param up part of the total that would come into a better class, or get one
     * @param down part of the total that would come into a worse class, or lose it
     */
    public record Moved(int accounts, BigDecimal total, BigDecimal up, BigDecimal down) {}

    /** Takes accounts one by one. */
    static final class Counter {

        private final Map<List<String>, Move> abc = new TreeMap<>(Comparator.comparing(Object::toString));
        private final Map<List<String>, Move> cells = new TreeMap<>(Comparator.comparing(Object::toString));

        Counter() {
            CLASSES.forEach(from -> CLASSES.forEach(to -> add(abc, from, to, 0, BigDecimal.ZERO)));
        }

        void add(Letters from, Letters to, BigDecimal total) {
            add(abc, from.abc(), to.abc(), 1, total);
            add(cells, from.cell(), to.cell(), 1, total);
        }

        Movement movement() {
            return new Movement(inOrder(abc), inOrder(cells), moved());
        }

        private Moved moved() {
            int accounts = 0;
            BigDecimal up = BigDecimal.ZERO;
            BigDecimal down = BigDecimal.ZERO;
            for (Move move : abc.values()) {
                int change = CLASSES.indexOf(move.to()) - CLASSES.indexOf(move.from());
                accounts += change == 0 ? 0 : move.accounts();
                up = change < 0 ? up.add(move.total()) : up;
                down = change > 0 ? down.add(move.total()) : down;
            }
            return new Moved(accounts, up.add(down), up, down);
        }

        private static void add(Map<List<String>, Move> moves, String from, String to, int accounts, BigDecimal total) {
            moves.merge(
                    List.of(from, to),
                    new Move(from, to, accounts, total),
                    (a, b) -> new Move(
                            from, to, a.accounts() + b.accounts(), a.total().add(b.total())));
        }

        private static List<Move> inOrder(Map<List<String>, Move> moves) {
            return moves.values().stream()
                    .sorted(Comparator.comparing((Move move) -> place(move.from()))
                            .thenComparing(move -> place(move.to())))
                    .collect(Collectors.toCollection(ArrayList::new));
        }

        /** A to C before none, letter by letter. */
        private static String place(String letters) {
            return letters.replace('-', '~');
        }
    }
}
