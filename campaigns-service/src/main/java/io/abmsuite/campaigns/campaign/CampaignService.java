package io.abmsuite.campaigns.campaign;

import io.abmsuite.campaigns.audience.Audiences;
import io.abmsuite.platform.audit.AuditTrail;
import io.abmsuite.platform.audit.AuditedChange;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** What can be done with campaigns. Each change, its history and its audience are one transaction. */
@ApplicationScoped
public class CampaignService {

    private final Mutiny.SessionFactory sessions;
    private final Audiences audiences;
    private final Creations creations;
    private final AuditTrail audit;
    private final Clock clock;

    CampaignService(
            Mutiny.SessionFactory sessions, Audiences audiences, Creations creations, AuditTrail audit, Clock clock) {
        this.sessions = sessions;
        this.audiences = audiences;
        this.creations = creations;
        this.audit = audit;
        this.clock = clock;
    }

    /** Drafts a campaign; 409 if the name is taken. */
    public Uni<UUID> draft(CampaignFacts facts, Write write) {
        CampaignAccess.checkAudience(facts.audience(), write.teams());
        UUID id = Uuids.timeOrdered();
        return unique(sessions.withTransaction(session -> creations
                        .claim(session, write, id)
                        .chain(() -> audiences.lockAll(session))
                        .map(nothing -> Campaign.draft(id, facts, write.actor(), clock.instant()))
                        .call(session::persist)
                        .call(() -> session.persist(
                                StateMove.of(id, null, CampaignStatus.DRAFT, null, write.actor(), clock.instant())))
                        .call(() -> audiences.follow(session, id))
                        .chain(campaign -> remember(session, "draftCampaign", null, campaign, null, write))))
                .replaceWith(id);
    }

    /** Changes facts: gets the current ones, gives back the wanted ones. */
    public Uni<UUID> change(UUID id, UnaryOperator<CampaignFacts> change, Write write) {
        return unique(update("changeCampaign", id, write, (session, campaign) -> {
            CampaignFacts wanted = change.apply(campaign.facts());
            if (wanted.withoutReason().equals(campaign.facts())) {
                return Uni.createFrom().nullItem();
            }
            CampaignAccess.checkAudience(wanted.audience(), write.teams());
            CampaignStatus from = campaign.status();
            campaign.change(wanted, write.actor(), clock.instant());
            return from == campaign.status()
                    ? Uni.createFrom().item(wanted.reason())
                    : session.persist(StateMove.of(
                                    id, from, campaign.status(), wanted.reason(), write.actor(), clock.instant()))
                            .replaceWith(wanted.reason());
        }));
    }

    /** Moves a campaign as the state table allows; the action is the operation that asks for it. */
    public Uni<UUID> move(String action, UUID id, CampaignStatus to, String reason, Write write) {
        return update(action, id, write, (session, campaign) -> {
            CampaignStatus from = campaign.status();
            campaign.move(to, reason, write.actor(), clock.instant());
            return session.persist(StateMove.of(id, from, to, reason, write.actor(), clock.instant()))
                    .replaceWith(reason);
        });
    }

    private Uni<UUID> update(String action, UUID id, Write write, Step step) {
        return sessions.withTransaction(session -> audiences
                        .lockAll(session)
                        .chain(() -> session.find(Campaign.class, id))
                        .onItem()
                        .ifNull()
                        .failWith(() -> notFound(id))
                        .invoke(campaign -> CampaignAccess.checkWriter(campaign, write.teams()))
                        .invoke(campaign -> write.basis().check(id, campaign.number()))
                        .chain(campaign -> {
                            CampaignState before = campaign.state();
                            return step.apply(session, campaign)
                                    .call(() -> audiences.follow(session, id))
                                    .chain(reason -> remember(session, action, before, campaign, reason, write));
                        }))
                .replaceWith(id);
    }

    private Uni<Void> remember(
            Mutiny.Session session,
            String action,
            CampaignState before,
            Campaign campaign,
            String reason,
            Write write) {
        return audit.record(
                session,
                write,
                AuditedChange.of(action, "campaign", campaign.id(), before, campaign.state())
                        .because(reason));
    }

    private static <T> Uni<T> unique(Uni<T> write) {
        return write.onFailure(Sql::isUniqueViolation)
                .transform(taken ->
                        new ProblemException(Problem.of(409, "CAMPAIGN_EXISTS", "Another campaign has this name.")));
    }

    static ProblemException notFound(UUID id) {
        return ProblemException.notFound("CAMPAIGN_NOT_FOUND", "There is no campaign " + id + ".");
    }

    /** Changes a campaign and tells why, if there is a reason. */
    private interface Step {
        Uni<String> apply(Mutiny.Session session, Campaign campaign);
    }
}
