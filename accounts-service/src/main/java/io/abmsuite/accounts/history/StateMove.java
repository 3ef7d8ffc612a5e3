package io.abmsuite.accounts.history;

import io.abmsuite.platform.id.Uuids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One move of an object between states, with who made it and why. Never changed. */
@Entity
@Table(name = "state_move")
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
public class StateMove {

    @Id
    private UUID id;

    private String objectType;
    private UUID objectId;
    private String fromState;
    private String toState;
    private String reason;
    private String actor;
    private Instant movedAt;

    /** For Hibernate. */
    protected StateMove() {}

    /** A move of the named kind of object. */
    public static StateMove of(
            String objectType, UUID objectId, Object from, Object to, String reason, String actor, Instant now) {
        StateMove move = new StateMove();
        move.id = Uuids.timeOrdered();
        move.objectType = objectType;
        move.objectId = objectId;
        move.fromState = from == null ? null : from.toString();
        move.toState = to.toString();
        move.reason = reason;
        move.actor = actor;
        move.movedAt = now;
        return move;
    }
}
