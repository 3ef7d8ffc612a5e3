package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.kernel.Results;
import io.abmsuite.segmentation.portfolio.LedgerPortfolio;
import java.time.LocalDate;
import java.util.UUID;

/** All accounts in one currency, as they stand: streamed into memory by period. */
record WholePortfolio(LedgerPortfolio portfolio) implements RunSource {

    @Override
    public Results classify(Parameters parameters, LocalDate asOf) {
        return portfolio.classify().results();
    }

    @Override
    public UUID account(Results results, int position) {
        return portfolio.id(results.place(position));
    }

    @Override
    public MonthSums months() {
        return null;
    }
}
