package io.abmsuite.accounts.dataimport;

/** What the rows of an import are. */
public enum ImportKind {
    accounts,
    contacts,
    sales
}
