package io.abmsuite.accounts.dataimport;

/** State of an import. */
public enum ImportStatus {
    /** The whole file is safe; nobody works on it yet. */
    QUEUED,
    RUNNING,
    COMPLETED,
    /** Right rows are in, wrong rows are listed. */
    COMPLETED_WITH_ERRORS,
    /** The file as a whole cannot be read; rows before the fault are in. */
    FAILED,
    REVERTED
}
