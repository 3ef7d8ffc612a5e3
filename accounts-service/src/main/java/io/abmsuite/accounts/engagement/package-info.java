/** What came back from campaigns. */
package io.abmsuite.accounts.engagement;
