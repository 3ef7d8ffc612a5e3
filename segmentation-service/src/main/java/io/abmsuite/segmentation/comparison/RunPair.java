package io.abmsuite.segmentation.comparison;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.segmentation.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Two completed runs whose classes mean the same. Limits belong to a granularity, a window and a metric, shares to a
 * portfolio, so runs that differ in one of these, or in the currency, are never compared; other parameters may differ, and the difference is told.
 */
public record RunPair(Run former, Run latter) {

    /** A parameter the runs differ in. */
    public record Difference(String parameter, String before, String now) {}

    /** 422 with all reasons if they cannot be compared. */
    public RunPair {
        List<FieldFault> reasons = reasons(former, latter);
        if (!reasons.isEmpty()) {
            throw new ProblemException(Problem.of(
                    422,
                    "RUNS_NOT_COMPARABLE",
                    "The classes of these runs do not mean the same; errors tell why.",
                    reasons));
        }
    }

    private static List<FieldFault> reasons(Run former, Run latter) {
        Map<String, String> before = former.parameters().toMap();
        Map<String, String> now = latter.parameters().toMap();
        List<FieldFault> reasons = new ArrayList<>();
        compare("granularity", "DIFFERENT_GRANULARITY", before, now).ifPresent(reasons::add);
        compare("periods", "DIFFERENT_PERIODS", before, now).ifPresent(reasons::add);
        compare("metric", "DIFFERENT_METRIC", before, now).ifPresent(reasons::add);
        if (!Objects.equals(former.task().group(), latter.task().group())) {
            reasons.add(FieldFault.query("against", "DIFFERENT_GROUP", "names a run about other accounts"));
        }
        if (former.task().rollUp() != latter.task().rollUp()) {
            reasons.add(FieldFault.query(
                    "against", "DIFFERENT_ROLL_UP", "names a run in which subsidiaries do not count in the same way"));
        }
        boolean sameCurrency = former.currency() == null
                || latter.currency() == null
                || former.currency().equals(latter.currency());
        if (!sameCurrency) {
            reasons.add(FieldFault.query(
                    "against",
                    "DIFFERENT_CURRENCY",
                    "names a run in " + former.currency() + "; this one is in " + latter.currency()));
        }
        return reasons;
    }

    private static Optional<FieldFault> compare(
            String name, String code, Map<String, String> before, Map<String, String> now) {
        return before.get(name).equals(now.get(name))
                ? Optional.empty()
                : Optional.of(FieldFault.query(
                        "against",
                        code,
                        "names a run with " + name + " " + before.get(name) + "; this one has " + now.get(name)));
    }

    /** What they differ in all the same, in the order of the specification. */
    public List<Difference> differences() {
        Map<String, String> before = former.parameters().toMap();
        return latter.parameters().toMap().entrySet().stream()
                .filter(now -> !Objects.equals(before.get(now.getKey()), now.getValue()))
                .map(now -> new Difference(now.getKey(), before.get(now.getKey()), now.getValue()))
                .toList();
    }

    /** The currency of the totals; null if neither has sales. */
    public String currency() {
        return latter.currency() == null ? former.currency() : latter.currency();
    }
}
