package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.kernel.Results;
import java.time.LocalDate;
import java.util.UUID;

/** The accounts of a run with their sales, ready to be classified. */
public interface RunSource {

    Results classify(Parameters parameters, LocalDate asOf);

    /** The account of a line of these results, by its position in the order of the output. */
    UUID account(Results results, int position);

    /** Its sums by month where amounts were converted; null: the ledger has them as they are. */
    MonthSums months();
}
