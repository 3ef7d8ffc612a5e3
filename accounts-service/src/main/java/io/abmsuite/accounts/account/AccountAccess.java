package io.abmsuite.accounts.account;

import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.VisibleTeams;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Whether a caller sees the account that something belongs to: what belongs to a foreign account is not there for him. */
@ApplicationScoped
public class AccountAccess {

    private static final String SEEN = "select 1 from account where id = ?1 and team = any(cast(?2 as text[]))";

    /** Fails as told unless the caller sees the account. */
    public Uni<Void> require(
            Mutiny.Session session, UUID account, VisibleTeams teams, Supplier<ProblemException> otherwise) {
        if (teams.areAll()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(SEEN, Integer.class)
                .setParameter(1, account)
                .setParameter(2, teams.names())
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(otherwise)
                .replaceWithVoid();
    }
}
