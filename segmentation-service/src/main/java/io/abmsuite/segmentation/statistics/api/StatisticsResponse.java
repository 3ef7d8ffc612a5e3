package io.abmsuite.segmentation.statistics.api;

import io.abmsuite.segmentation.money.Money;
import io.abmsuite.segmentation.run.Run;
import io.abmsuite.segmentation.statistics.Statistics;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * How many accounts a run put where, beside the cells.
 *
 * @param positiveTotal what the shares are of
 * @param demandPatterns of the accounts with a period above zero
 * @param flags an account may have several
 */
public record StatisticsResponse(
        @NotNull UUID runId,
        @NotNull LocalDate asOf,
        int accounts,
        @NotNull Money positiveTotal,
        @NotNull List<GroupResponse> lifecycles,
        @NotNull List<GroupResponse> demandPatterns,
        @NotNull List<GroupResponse> flags) {

    static StatisticsResponse of(Run run, Statistics found) {
        return new StatisticsResponse(
                run.id(),
                run.asOf(),
                found.accounts(),
                Money.of(found.positiveTotal(), run.currency()),
                groups(found.lifecycles(), run.currency()),
                groups(found.patterns(), run.currency()),
                groups(found.flags(), run.currency()));
    }

    private static List<GroupResponse> groups(List<Statistics.Group> groups, String currency) {
        return groups.stream().map(group -> GroupResponse.of(group, currency)).toList();
    }

    /** Accounts of which the same is said. */
    public record GroupResponse(
            @NotNull String name, int accounts, @NotNull Money total, String share) {

        static GroupResponse of(Statistics.Group group, String currency) {
            return new GroupResponse(
                    group.name(),
                    group.accounts(),
                    Money.of(group.total(), currency),
                    group.share() == null ? null : group.share().toPlainString());
        }
    }
}
