package io.abmsuite.segmentation.run.api;

import io.abmsuite.segmentation.money.Money;
import io.abmsuite.segmentation.run.LateSales;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;

/**
 * Why a run differs from the previous one of the same policy and date: sales of its window that came, were corrected or
 * were voided in between.
 *
 * @param against the previous run
 * @param sales how many
 * @param amounts by how much they changed the sum of the window, per currency
 */
public record LateSalesResponse(
        @NotNull UUID against, long sales, @NotNull List<Money> amounts) {

    static LateSalesResponse of(LateSales late) {
        return late == null
                ? null
                : new LateSalesResponse(
                        late.against(),
                        late.sales(),
                        late.amounts().stream()
                                .map(change -> Money.of(change.amount(), change.currency()))
                                .toList());
    }
}
