package io.abmsuite.accounts.contact.api;

import io.abmsuite.platform.batch.BatchItems;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Contacts to add in one request. It is described by this record and read item by item, so that each has its own answer. */
public record AddContactsRequest(
        @NotNull @Size(max = BatchItems.MOST) List<AddContactRequest> items) {}
