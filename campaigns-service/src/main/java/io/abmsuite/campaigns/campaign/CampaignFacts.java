package io.abmsuite.campaigns.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The facts of a campaign a caller may change with a merge patch.
 *
 * @param name unique
 * @param startsOn first day touches are due; the day of activation if there is none
 * @param reason why an approved campaign is changed; not a fact, and not kept here
 */
public record CampaignFacts(
        @NotBlank @Size(max = 200) String name,
        @NotNull CampaignTier tier,
        @Size(max = 1000) String objective,
        LocalDate startsOn,
        LocalDate endsOn,
        @Valid Budget budget,
        @NotNull @Valid AudienceDefinition audience,
        @NotNull @Valid Content content,
        @Size(max = 1000) String reason) {

    @AssertTrue(message = "a campaign cannot end before it starts")
    boolean isPeriodRight() {
        return startsOn == null || endsOn == null || !endsOn.isBefore(startsOn);
    }

    CampaignFacts withoutReason() {
        return new CampaignFacts(name, tier, objective, startsOn, endsOn, budget, audience, content, null);
    }

    /** True if what was approved is not what is wanted now. */
    boolean changesApproval(CampaignFacts before) {
        return !audience.equals(before.audience) || !content.equals(before.content) || !sameBudget(before.budget);
    }

    private boolean sameBudget(Budget other) {
        return budget == null || other == null
                ? Objects.equals(budget, other)
                : budget.currency().equals(other.currency()) && budget.amount().compareTo(other.amount()) == 0;
    }
}
