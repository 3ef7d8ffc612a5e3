package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.Parameters;
import java.time.LocalDate;

/** A run that was checked and may wait for its turn. */
record NewRun(
        String policy,
        int policyVersion,
        Parameters parameters,
        boolean whatIf,
        boolean publish,
        LocalDate asOf,
        String currency,
        String author) {}
