package io.abmsuite.segmentation.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * Sales of the window that came, were corrected or were voided after the previous run of the same policy and date: why the
 * two differ.
 *
 * @param against the previous run
 * @param sales how many
 * @param amounts by how much they changed the sum of the window, per currency
 */
public record LateSales(UUID against, long sales, List<Change> amounts) {

    /** A change of the sum in one currency. */
    public record Change(String currency, BigDecimal amount) {}
}
