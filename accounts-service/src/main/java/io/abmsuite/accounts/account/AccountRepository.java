package io.abmsuite.accounts.account;

import io.abmsuite.platform.security.VisibleTeams;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Accounts by their names, in a session. */
@ApplicationScoped
class AccountRepository {

    private static final String ANCESTORS = """
            with recursive up(id, code, team, parent_id, depth) as (
                select id, code, team, parent_id, 1 from account where id = ?1
                union all
                select a.id, a.code, a.team, a.parent_id, up.depth + 1 from account a join up on a.id = up.parent_id
                where up.depth < 100)
            select cast(id as text), code, team from up order by depth
            """;

    /** An account that has to do with another one. */
    record Relative(UUID id, String code, String team) {

        static Relative of(Object[] row) {
            return new Relative(UUID.fromString((String) row[0]), (String) row[1], (String) row[2]);
        }
    }

    /** The account if there is one the caller sees, or null. */
    Uni<Account> find(Mutiny.Session session, AccountRef ref, VisibleTeams teams) {
        return find(session, ref).map(found -> found == null || !teams.include(found.team()) ? null : found);
    }

    private static Uni<Account> find(Mutiny.Session session, AccountRef ref) {
        if (ref.id() != null) {
            return session.find(Account.class, ref.id());
        }
        return session.createSelectionQuery("from Account where code = :code", Account.class)
                .setParameter("code", ref.code())
                .getSingleResultOrNull();
    }

    Uni<Account> require(Mutiny.Session session, AccountRef ref, VisibleTeams teams) {
        return find(session, ref, teams).onItem().ifNull().failWith(ref::notFound);
    }

    /** The account and everything above it. Holds back others that change parents until commit. */
    Uni<List<Relative>> ancestors(Mutiny.Session session, UUID id) {
        return session.createNativeQuery("select 1 from " + AccountTree.LOCK, Integer.class)
                .getSingleResult()
                .chain(() -> session.createNativeQuery(ANCESTORS, Object[].class)
                        .setParameter(1, id)
                        .getResultList())
                .map(rows -> rows.stream().map(Relative::of).toList());
    }
}
