/** Read copies of what others own: accounts, contacts, published classes, open complaints. */
package io.abmsuite.campaigns.accountview;
