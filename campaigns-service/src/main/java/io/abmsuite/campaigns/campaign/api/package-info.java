/** Campaigns over HTTP. */
package io.abmsuite.campaigns.campaign.api;
