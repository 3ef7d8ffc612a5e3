/** Touches over HTTP, for marketing automation. */
package io.abmsuite.campaigns.touch.api;
