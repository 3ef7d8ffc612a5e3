/** The history of an account over HTTP. */
package io.abmsuite.accounts.history.api;
