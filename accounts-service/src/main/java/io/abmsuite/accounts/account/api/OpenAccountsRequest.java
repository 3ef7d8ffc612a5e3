package io.abmsuite.accounts.account.api;

import io.abmsuite.platform.batch.BatchItems;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Accounts to open in one request. It is described by this record and read item by item, so that each has its own answer. */
public record OpenAccountsRequest(
        @NotNull @Size(max = BatchItems.MOST) List<OpenAccountRequest> items) {}
