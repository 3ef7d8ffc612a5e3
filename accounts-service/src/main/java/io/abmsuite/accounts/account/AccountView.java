package io.abmsuite.accounts.account;

import io.abmsuite.platform.etag.Versioned;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An account as callers see it, with what other services own of it.
 *
 * @param roles client roles, the computed BREADWINNER included
 * @param publishedClass null until segmentation has published one
 * @param engagements null until something came back from a campaign
 * @param openComplaints complaints that are not resolved
 */
public record AccountView(
        @NotNull UUID id,
        @NotNull String code,
        @NotNull String name,
        Parent parent,
        String country,
        String region,
        String city,
        String postalCode,
        String street,
        String industry,
        String segment,
        Long employees,
        BigDecimal annualRevenue,
        Integer foundedYear,
        String phone,
        String email,
        String website,
        String accountManager,
        String team,
        @NotNull List<String> tags,
        @NotNull List<String> roles,
        @NotNull KeyStatus keyStatus,
        @NotNull AccountStatus status,
        InfoSource infoSource,
        Map<String, Object> attributes,
        List<ExternalId> externalIds,
        PublishedClass publishedClass,
        Engagements engagements,
        long openComplaints,
        long version,
        @NotNull Instant createdAt,
        @NotNull Instant updatedAt)
        implements Versioned {

    /** The account above. */
    public record Parent(@NotNull UUID id, @NotNull String code) {}

    /**
     * The class segmentation has published last.
     *
     * @param total sum of the window; amount as a decimal string
     * @param share and cv with 6 decimals
     */
    public record PublishedClass(
            String cell,
            String abcClass,
            String xyzClass,
            String lifecycle,
            String policy,
            int policyVersion,
            UUID runId,
            LocalDate asOf,
            LocalDate since,
            Integer rank,
            String total,
            String currency,
            String share,
            String cv,
            List<String> flags,
            List<MonthTotal> monthTotals) {}

    /** Sum of the sales of a month. */
    public record MonthTotal(@NotNull String month, @NotNull String amount) {}

    /** What came back from campaigns, in short. */
    public record Engagements(long count, String lastKind, String lastCampaign, Instant lastAt) {}
}
