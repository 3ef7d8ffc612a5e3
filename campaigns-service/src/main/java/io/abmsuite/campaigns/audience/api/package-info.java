/** Audiences over HTTP. */
package io.abmsuite.campaigns.audience.api;
