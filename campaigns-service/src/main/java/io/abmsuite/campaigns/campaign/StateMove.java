package io.abmsuite.campaigns.campaign;

import io.abmsuite.platform.id.Uuids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One move of a campaign between states, with who made it and why. Never changed. */
@Entity
@Table(name = "state_move")
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
public class StateMove {

    @Id
    private UUID id;

    private UUID objectId;
    private String fromState;
    private String toState;
    private String reason;
    private String actor;
    private Instant movedAt;

    /** For Hibernate. */
    protected StateMove() {}

    static StateMove of(UUID object, CampaignStatus from, CampaignStatus to, String reason, String actor, Instant now) {
        StateMove move = new StateMove();
        move.id = Uuids.timeOrdered();
        move.objectId = object;
        move.fromState = from == null ? null : from.name();
        move.toState = to.name();
        move.reason = reason;
        move.actor = actor;
        move.movedAt = now;
        return move;
    }
}
