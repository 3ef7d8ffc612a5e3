package io.abmsuite.accounts.dataimport.file;

import io.abmsuite.accounts.dataimport.ImportFormat;
import java.io.IOException;
import java.io.InputStream;

/** Opens files. */
public final class Rows {

    private Rows() {}

    /** The rows of a file; fails if it is empty or not readable as this format. */
    public static RowReader open(ImportFormat format, InputStream bytes) throws IOException {
        StrictText text = new StrictText(bytes);
        return format == ImportFormat.CSV ? new CsvRows(text) : new NdjsonRows(text);
    }
}
