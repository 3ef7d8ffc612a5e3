/** Contacts over HTTP; reading them needs the role pii:read. */
package io.abmsuite.accounts.contact.api;
