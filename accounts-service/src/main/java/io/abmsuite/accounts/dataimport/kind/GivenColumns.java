package io.abmsuite.accounts.dataimport.kind;

import io.abmsuite.accounts.dataimport.file.ImportRow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which columns of a kind a row has: what it does not have is left as it is in the table. Found once per header. */
final class GivenColumns {

    private final List<Column> all;
    private Set<String> header;
    private Set<Column> given;

    GivenColumns(List<Column> all) {
        this.all = all;
    }

    @SuppressWarnings("ReferenceEquality") // the rows of a CSV share the very set of their header
    Set<Column> of(ImportRow row) {
        if (row.columns() != header) {
            header = row.columns();
            given = new LinkedHashSet<>(all);
            given.removeIf(column -> !header.contains(column.name()));
        }
        return given;
    }
}
