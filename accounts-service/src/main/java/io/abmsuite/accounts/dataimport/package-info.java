/** Imports: durable, resumable jobs over files kept in the database. */
package io.abmsuite.accounts.dataimport;
