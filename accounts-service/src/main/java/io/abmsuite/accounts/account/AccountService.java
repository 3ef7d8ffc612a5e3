package io.abmsuite.accounts.account;

import io.abmsuite.accounts.history.StateMove;
import io.abmsuite.platform.batch.Batches;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** What can be done with accounts. Each change, its history and its snapshot are one transaction. */
@ApplicationScoped
public class AccountService {

    private static final String RECORD = "ACCOUNT";
    private static final String KEY_STATUS = "KEY_STATUS";
    private static final String ROLE = "CLIENT_ROLE";

    private final Mutiny.SessionFactory sessions;
    private final Pool pool;
    private final AccountOpening opening;
    private final AccountRepository accounts;
    private final AccountTies ties;
    private final AccountSnapshots snapshots;
    private final Creations creations;
    private final AccountAudit audit;
    private final Clock clock;

    AccountService(
            Mutiny.SessionFactory sessions,
            Pool pool,
            AccountOpening opening,
            AccountRepository accounts,
            AccountTies ties,
            AccountSnapshots snapshots,
            Creations creations,
            AccountAudit audit,
            Clock clock) {
        this.sessions = sessions;
        this.pool = pool;
        this.opening = opening;
        this.accounts = accounts;
        this.ties = ties;
        this.snapshots = snapshots;
        this.creations = creations;
        this.audit = audit;
        this.clock = clock;
    }

    /** An account to open. */
    public record NewAccount(String code, AccountFacts facts, List<ExternalId> externalIds) {}

    /** Opens an account; a code is made if none is given. 409 if the code or an external id is taken. */
    public Uni<AccountId> open(NewAccount wanted, Write write) {
        AccountId id = AccountId.next();
        return pool.withTransaction(transaction -> creations
                        .claim(transaction, write, id.value())
                        .chain(() -> opening.open(transaction, id, wanted, write)))
                .onFailure(Sql::isUniqueViolation)
                .transform(taken -> exists())
                .replaceWith(id);
    }

    /** Opens all of them or none; a parent may be one of those before. */
    public Uni<List<UUID>> openAll(List<NewAccount> wanted, Write write) {
        List<AccountId> ids = wanted.stream().map(any -> AccountId.next()).toList();
        String names = Batches.name(ids.stream().map(AccountId::value).toList());
        return pool.withTransaction(transaction -> creations
                .claim(transaction, write, names)
                .chain(() -> Batches.inOrder(
                        wanted,
                        (index, one) -> opening.open(transaction, ids.get(index), one, write)
                                .onFailure(Sql::isUniqueViolation)
                                .transform(taken -> exists())
                                .replaceWith(ids.get(index).value()))));
    }

    private static ProblemException exists() {
        return new ProblemException(
                Problem.of(409, "ACCOUNT_EXISTS", "The code or one of the external ids belongs to another account."));
    }

    /** Changes facts: gets the current ones, gives back the wanted ones. */
    public Uni<AccountId> change(AccountRef ref, UnaryOperator<AccountFacts> change, Write write) {
        return update("changeAccount", ref, null, write, (session, account) -> {
            AccountFacts facts = change.apply(account.facts());
            if (facts.equals(account.facts())) {
                return Uni.createFrom().voidItem();
            }
            AccountTies.checkTeam(facts.team(), write.teams());
            return ties.parent(session, account, facts, write.teams())
                    .invoke(parent -> account.change(facts, parent, clock.instant()))
                    .replaceWithVoid();
        });
    }

    public Uni<AccountId> archive(AccountRef ref, String reason, Write write) {
        return move("archiveAccount", ref, AccountStatus.ARCHIVED, reason, write);
    }

    public Uni<AccountId> restore(AccountRef ref, String reason, Write write) {
        return move("restoreAccount", ref, AccountStatus.ACTIVE, reason, write);
    }

    public Uni<AccountId> moveKeyStatus(AccountRef ref, KeyStatus to, String reason, Write write) {
        return update("moveKeyStatus", ref, reason, write, (session, account) -> {
            KeyStatus from = account.keyStatus();
            account.moveKeyStatus(to, reason, clock.instant());
            return remember(session, KEY_STATUS, account, from, to, reason, write);
        });
    }

    public Uni<AccountId> giveRole(AccountRef ref, ClientRole role, String reason, Write write) {
        return update(
                "giveClientRole",
                ref,
                reason,
                write,
                (session, account) -> account.giveRole(role, clock.instant())
                        ? remember(session, ROLE, account, null, role, reason, write)
                        : Uni.createFrom().voidItem());
    }

    public Uni<AccountId> withdrawRole(AccountRef ref, ClientRole role, String reason, Write write) {
        return update("withdrawClientRole", ref, reason, write, (session, account) -> {
            account.withdrawRole(role, clock.instant());
            return remember(session, ROLE, account, role, "WITHDRAWN", reason, write);
        });
    }

    private Uni<AccountId> move(String action, AccountRef ref, AccountStatus to, String reason, Write write) {
        return update(action, ref, reason, write, (session, account) -> {
            AccountStatus from = account.status();
            account.move(to, reason, clock.instant());
            return remember(session, RECORD, account, from, to, reason, write);
        });
    }

    private Uni<AccountId> update(
            String action,
            AccountRef ref,
            String reason,
            Write write,
            BiFunction<Mutiny.Session, Account, Uni<Void>> change) {
        return sessions.withTransaction(session -> accounts.require(session, ref, write.teams())
                .invoke(account -> write.basis().check(account.id(), account.number()))
                .chain(account -> {
                    AccountState before = account.state();
                    return change.apply(session, account)
                            .chain(() -> snapshots.store(session, account.id()))
                            .chain(() -> audit.changed(session, action, before, account, reason, write))
                            .replaceWith(() -> new AccountId(account.id()));
                }));
    }

    private Uni<Void> remember(
            Mutiny.Session session, String what, Account account, Object from, Object to, String reason, Write write) {
        Instant now = clock.instant();
        return session.persist(StateMove.of(what, account.id(), from, to, reason, write.actor(), now));
    }
}
