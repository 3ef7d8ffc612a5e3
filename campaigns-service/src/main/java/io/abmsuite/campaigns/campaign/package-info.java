/** Campaigns: what is said to whom, and how far it is approved. */
package io.abmsuite.campaigns.campaign;
