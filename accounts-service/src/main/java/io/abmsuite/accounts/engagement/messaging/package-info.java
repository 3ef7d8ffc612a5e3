/** Takes engagements in. */
package io.abmsuite.accounts.engagement.messaging;
