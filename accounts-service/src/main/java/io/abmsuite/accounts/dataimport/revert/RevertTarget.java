package io.abmsuite.accounts.dataimport.revert;

import io.abmsuite.accounts.dataimport.ImportJob;
import io.abmsuite.accounts.dataimport.ImportKind;
import java.util.function.BooleanSupplier;

/** Takes back what imports of one kind do. Called on a worker thread. */
interface RevertTarget {

    ImportKind kind();

    /** Works batch by batch, each one transaction with its counts; true if nothing is left, false if it was stopped. */
    boolean revert(ImportJob job, BooleanSupplier stopping);
}
