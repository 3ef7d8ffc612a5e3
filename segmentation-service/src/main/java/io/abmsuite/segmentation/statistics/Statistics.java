package io.abmsuite.segmentation.statistics;

import io.abmsuite.segmentation.kernel.DemandPattern;
import io.abmsuite.segmentation.kernel.Flag;
import io.abmsuite.segmentation.kernel.Lifecycle;
import io.abmsuite.segmentation.run.ResultStatistics.Count;
import io.abmsuite.segmentation.run.ResultStatistics.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Accounts by what a run says of them.
 *
 * @param positiveTotal what the shares are of
 * @param lifecycles every lifecycle
 * @param patterns every demand pattern; accounts without a period above zero have none
 * @param flags every flag; an account may have several
 */
public record Statistics(
        int accounts, BigDecimal positiveTotal, List<Group> lifecycles, List<Group> patterns, List<Group> flags) {

    private static final int SHARE_DECIMALS = 6;

    /**
     * Accounts of which the same is said.
     *
     * @param total sum of their totals, returns included
     * @param share of the positive totals; null if there are none
     */
    public record Group(String name, int accounts, BigDecimal total, BigDecimal share) {}

    /** Of the counts there are; what nobody counted is zero. */
    public static Statistics of(List<Count> counts) {
        Count all = find(counts, Kind.ALL, "");
        BigDecimal whole = all.positive();
        return new Statistics(
                all.accounts(),
                whole,
                groups(counts, Kind.LIFECYCLE, Arrays.stream(Lifecycle.values()).map(Lifecycle::name), whole),
                groups(
                        counts,
                        Kind.PATTERN,
                        Arrays.stream(DemandPattern.values()).map(DemandPattern::word),
                        whole),
                groups(counts, Kind.FLAG, Arrays.stream(Flag.values()).map(Flag::name), whole));
    }

    private static List<Group> groups(List<Count> counts, Kind kind, Stream<String> names, BigDecimal whole) {
        return names.map(name -> group(find(counts, kind, name), name, whole)).toList();
    }

    private static Group group(Count count, String name, BigDecimal whole) {
        BigDecimal share =
                whole.signum() == 0 ? null : count.positive().divide(whole, SHARE_DECIMALS, RoundingMode.HALF_EVEN);
        return new Group(name, count.accounts(), count.total(), share);
    }

    private static Count find(List<Count> counts, Kind kind, String name) {
        return counts.stream()
                .filter(count -> count.kind() == kind && count.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(new Count(kind, name, 0, BigDecimal.ZERO, BigDecimal.ZERO));
    }
}
