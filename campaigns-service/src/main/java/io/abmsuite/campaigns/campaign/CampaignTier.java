package io.abmsuite.campaigns.campaign;

/** How many accounts a campaign is made for. */
public enum CampaignTier {
    ONE_TO_ONE,
    ONE_TO_FEW,
    ONE_TO_MANY
}
