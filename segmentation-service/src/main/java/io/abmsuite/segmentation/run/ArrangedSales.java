package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.Kernel;
import io.abmsuite.segmentation.kernel.KernelInput;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.kernel.Results;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * Accounts whose sales had to be arranged before: of a group, rolled up, converted, or as of a watermark.
 *
 * @param accounts ids by code
 */
record ArrangedSales(Map<String, UUID> accounts, KernelInput input, MonthSums months) implements RunSource {

    @Override
    public Results classify(Parameters parameters, LocalDate asOf) {
        return Kernel.run(input, parameters, asOf);
    }

    @Override
    public UUID account(Results results, int position) {
        return accounts.get(results.accountId(position));
    }
}
