package io.abmsuite.accounts.dataimport;

/** What a worker does with a stored file. */
public enum ImportTask {
    IMPORT,
    /** The same checks and counts; nothing stays and nothing is published. */
    DRY_RUN,
    /** Takes back what the import has done. */
    REVERT
}
