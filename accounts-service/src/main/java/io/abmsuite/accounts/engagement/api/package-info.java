/** Engagements over HTTP. */
package io.abmsuite.accounts.engagement.api;
