package io.abmsuite.campaigns.campaign;

import io.abmsuite.campaigns.audience.Audiences;
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
    private final Clock clock;

    CampaignService(Mutiny.SessionFactory sessions, Audiences audiences, Creations creations, Clock clock) {
        this.sessions = sessions;
        this.audiences = audiences;
        this.creations = creations;
        this.clock = clock;
    }

    /** Drafts a campaign; 409 if the name is taken. */
    public Uni<UUID> draft(CampaignFacts facts, Write write) {
        CampaignAccess.checkAudience(facts.audience(), write.teams());
        UUID id = Uuids.timeOrdered();
        return unique(sessions.withTransaction(session -> creations
                        .claim(session, write, id)
                        .chain(() -> audiences.lockAll(session))
                        .chain(() -> session.persist(Campaign.draft(id, facts, write.actor(), clock.instant())))
                        .chain(() -> session.persist(
                                StateMove.of(id, null, CampaignStatus.DRAFT, null, write.actor(), clock.instant())))
                        .chain(() -> audiences.follow(session, id))))
                .replaceWith(id);
    }

    /** Changes facts: gets the current ones, gives back the wanted ones. */
    public Uni<UUID> change(UUID id, UnaryOperator<CampaignFacts> change, Write write) {
        return unique(update(id, write, (session, campaign) -> {
            CampaignFacts wanted = change.apply(campaign.facts());
            if (wanted.withoutReason().equals(campaign.facts())) {
                return Uni.createFrom().voidItem();
            }
            CampaignAccess.checkAudience(wanted.audience(), write.teams());
            CampaignStatus from = campaign.status();
            campaign.change(wanted, write.actor(), clock.instant());
            return from == campaign.status()
                    ? Uni.createFrom().voidItem()
                    : session.persist(
                            StateMove.of(id, from, campaign.status(), wanted.reason(), write.actor(), clock.instant()));
        }));
    }

    /** Moves a campaign as the state table allows. */
    public Uni<UUID> move(UUID id, CampaignStatus to, String reason, Write write) {
        return update(id, write, (session, campaign) -> {
            CampaignStatus from = campaign.status();
            campaign.move(to, reason, write.actor(), clock.instant());
            return session.persist(StateMove.of(id, from, to, reason, write.actor(), clock.instant()));
        });
    }

    private Uni<UUID> update(UUID id, Write write, Step step) {
        return sessions.withTransaction(session -> audiences
                        .lockAll(session)
                        .chain(() -> session.find(Campaign.class, id))
                        .onItem()
                        .ifNull()
                        .failWith(() -> notFound(id))
                        .invoke(campaign -> CampaignAccess.checkWriter(campaign, write.teams()))
                        .invoke(campaign -> write.basis().check(id, campaign.number()))
                        .chain(campaign -> step.apply(session, campaign))
                        .chain(() -> audiences.follow(session, id)))
                .replaceWith(id);
    }

    private static <T> Uni<T> unique(Uni<T> write) {
        return write.onFailure(Sql::isUniqueViolation)
                .transform(taken ->
                        new ProblemException(Problem.of(409, "CAMPAIGN_EXISTS", "Another campaign has this name.")));
    }

    static ProblemException notFound(UUID id) {
        return ProblemException.notFound("CAMPAIGN_NOT_FOUND", "There is no campaign " + id + ".");
    }

    private interface Step {
        Uni<Void> apply(Mutiny.Session session, Campaign campaign);
    }
}
