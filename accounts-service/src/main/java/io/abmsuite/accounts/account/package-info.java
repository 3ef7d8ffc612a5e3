/** Accounts: the dossier's profile, hierarchy, team, client roles and key status. */
package io.abmsuite.accounts.account;
