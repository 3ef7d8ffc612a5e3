package io.abmsuite.campaigns.campaign;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** All that can change about a campaign, as the audit log compares it. */
record CampaignState(@JsonUnwrapped CampaignFacts facts, CampaignStatus status, String author, String approvedBy) {}
