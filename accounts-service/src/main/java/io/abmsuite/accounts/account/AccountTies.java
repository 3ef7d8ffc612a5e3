package io.abmsuite.accounts.account;

import io.abmsuite.accounts.account.AccountRepository.Relative;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.VisibleTeams;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What ties an account to others: its parent, its team. A refusal names no account the caller does not see. */
@ApplicationScoped
class AccountTies {

    private final AccountRepository accounts;

    AccountTies(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** Id of the parent after a change. One that stays is not asked about: the caller need not see it. */
    Uni<UUID> parent(Mutiny.Session session, Account account, AccountFacts wanted, VisibleTeams teams) {
        return Objects.equals(wanted.parent(), account.facts().parent())
                ? Uni.createFrom().item(account.parentId())
                : parent(session, account.id(), wanted.parent(), teams);
    }

    /** 422 if there is none of that name or if the account would be above itself. */
    private Uni<UUID> parent(Mutiny.Session session, UUID account, String parent, VisibleTeams teams) {
        if (parent == null) {
            return Uni.createFrom().nullItem();
        }
        AccountRef ref = AccountRef.ofField("/parent", parent);
        return accounts.find(session, ref, teams)
                .onItem()
                .ifNull()
                .failWith(() -> ref.unknownAt("/parent"))
                .chain(found -> accounts.ancestors(session, found.id()))
                .map(chain -> {
                    if (chain.stream().anyMatch(above -> above.id().equals(account))) {
                        throw cycle(chain, teams);
                    }
                    return chain.get(0).id();
                });
    }

    /** 422 unless the account comes to a team of the caller: nobody gives away what he could not take back. */
    static void checkTeam(String wanted, VisibleTeams teams) {
        if (!teams.include(wanted)) {
            throw ProblemException.unprocessable("/team", "TEAM_NOT_YOURS", "must be one of the teams of your token");
        }
    }

    private static ProblemException cycle(List<Relative> chain, VisibleTeams teams) {
        List<String> codes = chain.stream()
                .filter(above -> teams.include(above.team()))
                .map(Relative::code)
                .toList();
        return ProblemException.unprocessable("/parent", "CYCLE", "would put the account above itself: " + codes);
    }
}
