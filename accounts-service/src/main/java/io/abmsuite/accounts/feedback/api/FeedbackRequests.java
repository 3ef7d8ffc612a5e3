package io.abmsuite.accounts.feedback.api;

import io.abmsuite.accounts.feedback.FeedbackCause;
import io.abmsuite.accounts.feedback.FeedbackContent;
import io.abmsuite.accounts.feedback.FeedbackKind;
import io.abmsuite.accounts.feedback.FeedbackService.NewFeedback;
import io.abmsuite.accounts.feedback.Severity;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** Bodies of the feedback endpoints. */
public final class FeedbackRequests {

    private FeedbackRequests() {}

    /**
     * What a customer said.
     *
     * @param account id or {@code code:CODE}
     * @param cause required for complaints, like severity
     */
    public record ReceiveFeedbackRequest(
            @NotBlank @Size(max = 120) String account,
            UUID contact,
            @NotNull FeedbackKind kind,
            FeedbackCause cause,
            Severity severity,
            @NotBlank @Size(max = 10_000) String text,
            @Min(0) @Max(10) Integer rating,
            @Size(max = 60) String channel) {

        @AssertTrue(message = "a complaint needs cause and severity")
        boolean isComplaintComplete() {
            return kind != FeedbackKind.COMPLAINT || cause != null && severity != null;
        }

        NewFeedback of(UUID owner) {
            return new NewFeedback(owner, contact, new FeedbackContent(kind, cause, severity, text, rating, channel));
        }
    }

    /** The answer the customer got. */
    public record ResolveFeedbackRequest(@Size(max = 10_000) String answer) {}

    /** Why it is opened again. */
    public record ReopenFeedbackRequest(@Size(max = 1000) String reason) {}
}
