/** People at the customer. */
package io.abmsuite.accounts.contact;
