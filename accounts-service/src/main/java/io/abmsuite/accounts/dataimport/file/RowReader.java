package io.abmsuite.accounts.dataimport.file;

import java.io.IOException;
import java.util.Set;

/** Rows of a file, one after the other. */
public interface RowReader {

    /** Columns the file has; for NDJSON those of the first row. */
    Set<String> columns();

    /** The next row; null at the end. Fails if the file cannot be read on. */
    ImportRow next() throws IOException;
}
