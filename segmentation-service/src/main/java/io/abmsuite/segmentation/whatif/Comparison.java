package io.abmsuite.segmentation.whatif;

import io.abmsuite.segmentation.run.ComputedRun;
import io.abmsuite.segmentation.run.MatrixCounter;
import io.abmsuite.segmentation.run.ResultLine;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Holds what was computed against what is published, line by line. */
final class Comparison {

    /** What is published and was not met yet. */
    private final Map<UUID, Letters> published;

    private final Movement.Counter movement = new Movement.Counter();
    private final MatrixCounter matrix = new MatrixCounter();
    private final Map<String, Integer> cells = new HashMap<>();

    private Comparison(Map<UUID, Letters> published) {
        this.published = published;
    }

    /** Takes its time and must not be called on an event loop. It uses up what is published. */
    static WhatIf of(String policy, ComputedRun computed, Map<UUID, Letters> published, LoadUnits units) {
        Map<String, Integer> before = new HashMap<>();
        published.values().forEach(letters -> before.merge(letters.cell(), 1, Integer::sum));
        Comparison comparison = new Comparison(published);
        for (int i = 0; i < computed.size(); i++) {
            comparison.add(computed.line(i));
        }
        comparison.addWithoutLine();
        return new WhatIf(
                policy,
                computed.task(),
                computed.currency(),
                computed.outcome(),
                comparison.matrix.matrix(),
                comparison.movement.movement(),
                Load.of(units.byCell(), before, comparison.cells));
    }

    private void add(ResultLine line) {
        var result = line.result();
        Letters letters = Letters.of(
                result.abcClass() == null ? null : result.abcClass().name(),
                result.xyzClass() == null ? null : result.xyzClass().name());
        BigDecimal total = result.total() == null ? BigDecimal.ZERO : result.total();
        Letters before = published.remove(line.accountId());
        movement.add(before == null ? Letters.NONE : before, letters, total);
        matrix.add(letters.abc(), letters.xyz(), total);
        cells.merge(letters.cell(), 1, Integer::sum);
    }

    /** Accounts with a published class, but no line: they count under their parent, or are gone. */
    private void addWithoutLine() {
        published.values().forEach(letters -> movement.add(letters, Letters.NONE, BigDecimal.ZERO));
    }
}
