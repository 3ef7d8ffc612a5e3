package io.abmsuite.campaigns.audience;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps audiences and their touches right, in the transaction of whatever changed. */
@ApplicationScoped
public class Audiences {

    private static final AudienceSql CAMPAIGN = AudienceSql.ofOneCampaign();
    private static final AudienceSql ACCOUNTS = AudienceSql.ofAccounts();
    private static final AudienceSql ALL = AudienceSql.ofAll();

    /**
     * To be called before facts of accounts are changed: from here to the commit no campaign changes, and nobody else
     * changes these accounts, so that no combination of two changes is missed.
     */
    public Uni<Void> lock(SqlConnection transaction, Collection<UUID> accounts) {
        return transaction
                .query(AudienceSql.LOCK_CAMPAIGNS_SHARED)
                .execute()
                .chain(() ->
                        transaction.preparedQuery(AudienceSql.LOCK_ACCOUNTS).execute(ids(accounts)))
                .replaceWithVoid();
    }

    /** To be called after facts of accounts were changed: every open campaign looks at them again. */
    public Uni<Void> follow(SqlConnection transaction, Collection<UUID> accounts) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(ACCOUNTS.join())
                .execute(ids(accounts))
                .chain(() -> transaction.preparedQuery(ACCOUNTS.leave()).execute(ids(accounts)))
                .chain(() -> transaction.preparedQuery(ACCOUNTS.plan()).execute(ids(accounts)))
                .replaceWithVoid();
    }

    /** To be called before facts of any accounts are changed: from here to the commit nobody else changes audiences. */
    public Uni<Void> lockAll(SqlConnection transaction) {
        return transaction.query(AudienceSql.LOCK_ALL).execute().replaceWithVoid();
    }

    /** To be called after facts of any accounts were changed: every open campaign looks at every account again. */
    public Uni<Void> followAll(SqlConnection transaction) {
        return transaction
                .query(ALL.join())
                .execute()
                .chain(() -> transaction.query(ALL.leave()).execute())
                .chain(() -> transaction.query(ALL.plan()).execute())
                .replaceWithVoid();
    }

    /** To be called before a campaign is changed: from here to the commit no account changes. */
    public Uni<Void> lockAll(Mutiny.Session session) {
        return session.createNativeQuery(AudienceSql.LOCK_ALL, Integer.class)
                .getSingleResult()
                .replaceWithVoid();
    }

    /** To be called after a campaign was changed: it looks at every account. */
    public Uni<Void> follow(Mutiny.Session session, UUID campaign) {
        return session.flush()
                .chain(() -> run(session, CAMPAIGN.join(), campaign))
                .chain(() -> run(session, CAMPAIGN.leave(), campaign))
                .chain(() -> run(session, CAMPAIGN.plan(), campaign));
    }

    private static Uni<Void> run(Mutiny.Session session, String sql, UUID campaign) {
        return session.createNativeQuery(sql)
                .setParameter(1, campaign)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Tuple ids(Collection<UUID> accounts) {
        return Tuple.tuple().addArrayOfUUID(accounts.toArray(UUID[]::new));
    }
}
