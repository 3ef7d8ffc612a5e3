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
    private static final String OTHER_OWNER = """
            select cast(a.id as text), a.code, a.team from account_external_id e join account a on a.id = e.account_id
            where e.external_id = ?1 limit 1
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

    /** An account that a source calls by this text; null if none does. */
    Uni<Relative> ownerOfExternalId(Mutiny.Session session, String text) {
        return session.createNativeQuery(OTHER_OWNER, Object[].class)
                .setParameter(1, text)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : Relative.of(row));
    }

    Uni<String> nextCode(Mutiny.Session session) {
        return session.createNativeQuery("select nextval('account_code_seq')", Long.class)
                .getSingleResult()
                .map("ACC-%06d"::formatted);
    }

    Uni<Void> register(Mutiny.Session session, UUID account, List<ExternalId> externalIds) {
        if (externalIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("""
                        insert into account_external_id (source, external_id, account_id)
                        select s, e, ?1 from unnest(cast(?2 as text[]), cast(?3 as text[])) as x(s, e)
                        """)
                .setParameter(1, account)
                .setParameter(2, externalIds.stream().map(ExternalId::source).toArray(String[]::new))
                .setParameter(3, externalIds.stream().map(ExternalId::id).toArray(String[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }
}
