package io.abmsuite.accounts.dataimport.revert;

/**
 * What became of a part of an import.
 *
 * @param rows rows of the file looked at
 * @param removed inserted accounts or contacts that are gone
 * @param restored changed ones that have their former values
 * @param archived inserted ones something hangs on
 * @param conflicts changed ones that somebody has changed since; left as they are
 * @param voided sales whose void is in the ledger's topic
 * @param discarded sales that still waited for their account
 */
record RevertCounts(
        long rows, long removed, long restored, long archived, long conflicts, long voided, long discarded) {

    static RevertCounts ofRestored(long restored, long conflicts) {
        return new RevertCounts(0, 0, restored, 0, conflicts, 0, 0);
    }

    static RevertCounts ofRemoved(long removed, long archived) {
        return new RevertCounts(0, removed, 0, archived, 0, 0, 0);
    }

    static RevertCounts ofSales(long rows, long voided, long discarded) {
        return new RevertCounts(rows, 0, 0, 0, 0, voided, discarded);
    }
}
