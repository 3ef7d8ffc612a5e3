package io.abmsuite.accounts.dataimport;

/** Form of the file. */
public enum ImportFormat {
    CSV,
    NDJSON
}
