package io.abmsuite.accounts.dataimport;

import io.abmsuite.accounts.dataimport.file.ImportRow;
import java.util.List;
import java.util.Set;

/** What the rows of one kind of import become. Called on a worker thread, batch after batch. */
public interface ImportTarget {

    ImportKind kind();

    /** Columns a file must have. */
    Set<String> required();

    /** Columns it reads. */
    Set<String> known();

    /** True if unknown columns are kept as attributes. */
    boolean keepsUnknownColumns();

    /** Takes rows in and commits them with their counts; throws nothing of them away. May be called again for a batch. */
    void take(ImportRun run, List<ImportRow> rows);

    /** What is left to do after the last row. */
    default void finish(ImportRun run) {}
}
