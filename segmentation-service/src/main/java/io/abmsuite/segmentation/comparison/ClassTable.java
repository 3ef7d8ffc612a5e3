package io.abmsuite.segmentation.comparison;

import io.abmsuite.segmentation.run.ResultPairs.Transition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Transitions added up by the names of where they come from and where they lead to. */
public final class ClassTable {

    private ClassTable() {}

    /** Accounts and totals that went from one class to another, or stayed. */
    public record Entry(String from, String to, int accounts, BigDecimal before, BigDecimal now) {

        private Entry plus(Entry other) {
            return new Entry(from, to, accounts + other.accounts, before.add(other.before), now.add(other.now));
        }
    }

    /** All pairs of these classes, in this order, the empty ones too. */
    public static List<Entry> of(
            List<Transition> transitions,
            List<String> classes,
            Function<Transition, String> from,
            Function<Transition, String> to) {
        Map<String, Entry> entries = sums(transitions, from, to);
        List<Entry> table = new ArrayList<>();
        for (String before : classes) {
            for (String now : classes) {
                Entry none = new Entry(before, now, 0, BigDecimal.ZERO, BigDecimal.ZERO);
                table.add(entries.getOrDefault(before + " " + now, none));
            }
        }
        return table;
    }

    /** The pairs of cells there are. */
    public static List<Entry> ofCells(List<Transition> transitions) {
        return List.copyOf(sums(
                        transitions,
                        transition -> transition.fromAbc() + transition.fromXyz(),
                        transition -> transition.toAbc() + transition.toXyz())
                .values());
    }

    private static Map<String, Entry> sums(
            List<Transition> transitions, Function<Transition, String> from, Function<Transition, String> to) {
        Map<String, Entry> sums = new LinkedHashMap<>();
        for (Transition transition : transitions) {
            Entry entry = new Entry(
                    from.apply(transition),
                    to.apply(transition),
                    transition.accounts(),
                    transition.before(),
                    transition.now());
            sums.merge(entry.from() + " " + entry.to(), entry, Entry::plus);
        }
        return sums;
    }
}
