package io.abmsuite.accounts.feedback;

import io.abmsuite.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What a customer said, and how far we are with it. Nothing is resolved without an answer to the customer. */
@Entity
@Table(name = "feedback")
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
public class Feedback {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID accountId;

    @Column(updatable = false)
    private UUID contactId;

    @Enumerated(EnumType.STRING)
    private FeedbackKind kind;

    @Enumerated(EnumType.STRING)
    private FeedbackCause cause;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    private String text;
    private Integer rating;
    private String channel;

    @Enumerated(EnumType.STRING)
    private FeedbackStatus status = FeedbackStatus.RECEIVED;

    private String answer;

    @Version
    private long version;

    @Column(updatable = false)
    private Instant receivedAt;

    private Instant updatedAt;

    /** For Hibernate. */
    protected Feedback() {}

    static Feedback receive(UUID id, UUID account, UUID contact, FeedbackContent content, Instant now) {
        Feedback feedback = new Feedback();
        feedback.id = id;
        feedback.accountId = account;
        feedback.contactId = contact;
        feedback.kind = content.kind();
        feedback.cause = content.cause();
        feedback.severity = content.severity();
        feedback.text = content.text();
        feedback.rating = content.rating();
        feedback.channel = content.channel();
        feedback.receivedAt = now;
        feedback.updatedAt = now;
        return feedback;
    }

    /** Moves on as the state table allows; going back to work needs a reason. */
    void move(FeedbackStatus to, String reason, Instant now) {
        FeedbackStatus.MOVES.check(status, to, reason);
        status = to;
        updatedAt = now;
    }

    /** Takes it into work; what is settled is reopened instead. */
    void start(Instant now) {
        if (!status.isOpen()) {
            throw notAllowed("It is " + status + "; reopen it with a reason instead.");
        }
        move(FeedbackStatus.IN_PROGRESS, null, now);
    }

    /** Takes it back into work after it was settled. */
    void reopen(String reason, Instant now) {
        if (status.isOpen()) {
            throw notAllowed("It is " + status + " and open.");
        }
        move(FeedbackStatus.IN_PROGRESS, reason, now);
    }

    private ProblemException notAllowed(String detail) {
        return ProblemException.conflict(
                "FEEDBACK_MOVE_NOT_ALLOWED",
                detail,
                Map.of("state", status, "allowed", FeedbackStatus.MOVES.movesFrom(status)));
    }

    /** Resolves with the answer the customer got. */
    void resolve(String given, Instant now) {
        FeedbackStatus.MOVES.check(status, FeedbackStatus.RESOLVED, null);
        if (given == null || given.isBlank()) {
            throw ProblemException.unprocessable(
                    "/answer", "ANSWER_REQUIRED", "is required: nothing is resolved without an answer to the customer");
        }
        answer = given;
        move(FeedbackStatus.RESOLVED, null, now);
    }

    FeedbackState state() {
        return new FeedbackState(
                contactId, new FeedbackContent(kind, cause, severity, text, rating, channel), status, answer);
    }

    UUID id() {
        return id;
    }

    UUID accountId() {
        return accountId;
    }

    FeedbackKind kind() {
        return kind;
    }

    FeedbackCause cause() {
        return cause;
    }

    Severity severity() {
        return severity;
    }

    FeedbackStatus status() {
        return status;
    }

    /** Number of the state, from 1. */
    long number() {
        return version + 1;
    }
}
