/** Feedback over HTTP. */
package io.abmsuite.accounts.feedback.api;
