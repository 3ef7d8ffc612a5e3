/** What a row of each kind of import becomes: an account, a contact, a sale. */
package io.abmsuite.accounts.dataimport.kind;
