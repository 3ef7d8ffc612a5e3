package io.abmsuite.accounts.sale.api;

import io.abmsuite.platform.batch.BatchItems;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Sales to report in one request. It is described by this record and read item by item, so that each has its own answer. */
public record PostSalesRequest(
        @NotNull @Size(max = BatchItems.MOST) List<PostSaleRequest> items) {}
