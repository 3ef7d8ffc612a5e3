/** Accounts over HTTP. */
package io.abmsuite.accounts.account.api;
