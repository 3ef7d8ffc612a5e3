/** Reads CSV and NDJSON as rows of named texts; memory stays flat. */
package io.abmsuite.accounts.dataimport.file;
