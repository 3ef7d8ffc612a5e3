package io.abmsuite.campaigns.campaign;

import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.VisibleTeams;

/**
 * Who may write campaigns where access is by team. Everybody reads them, each with the accounts he sees; but a campaign
 * reaches accounts, so only those write it who see all it can reach.
 */
final class CampaignAccess {

    private CampaignAccess() {}

    /** 422 if the audience could reach an account the caller does not see. */
    static void checkAudience(AudienceDefinition audience, VisibleTeams teams) {
        if (!reachesOnly(audience, teams)) {
            throw ProblemException.unprocessable(
                    "/audience/teams", "TEAM_NOT_YOURS", "must name teams of your token, and no others");
        }
    }

    /** 403 if the campaign can reach an account the caller does not see. */
    static void checkWriter(Campaign campaign, VisibleTeams teams) {
        if (!reachesOnly(campaign.facts().audience(), teams)) {
            throw new ProblemException(Problem.of(
                    403,
                    "CAMPAIGN_OF_OTHER_TEAMS",
                    "Its audience is not limited to the teams of your token; somebody who sees them all may do this."));
        }
    }

    private static boolean reachesOnly(AudienceDefinition audience, VisibleTeams teams) {
        return teams.areAll() || !audience.teams().isEmpty() && teams.includeAll(audience.teams());
    }
}
