package io.abmsuite.accounts.feedback.api;

import io.abmsuite.accounts.feedback.api.FeedbackRequests.ReceiveFeedbackRequest;
import io.abmsuite.platform.batch.BatchItems;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Feedback to take in in one request. It is described by this record and read item by item, so that each has its own answer. */
public record ReceiveFeedbacksRequest(
        @NotNull @Size(max = BatchItems.MOST) List<ReceiveFeedbackRequest> items) {}
