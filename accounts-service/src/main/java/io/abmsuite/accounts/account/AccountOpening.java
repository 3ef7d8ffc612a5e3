package io.abmsuite.accounts.account;

import io.abmsuite.accounts.account.AccountService.NewAccount;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.VisibleTeams;
import io.abmsuite.platform.trace.Traceparent;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Opens accounts through a connection that is in a transaction: the account, its names and its snapshot at once. */
@ApplicationScoped
class AccountOpening {

    private static final String NEXT_CODE = "select nextval('account_code_seq')";
    private static final String OTHER_OWNER = """
            select a.code, a.team from account_external_id e join account a on a.id = e.account_id
            where e.external_id = $1 limit 1
            """;
    private static final String OPEN = """
            with opened as (
                insert into account (id, code, name, parent_id, country, region, city, postal_code, street, industry, segment,
                                     employees, annual_revenue, founded_year, phone, email, website, account_manager, team,
                                     tags, info_source, attributes, created_at, updated_at, external_sources,
                                     external_ids)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                        $23, $23, $24, $25)
                returning *
            ), named as (
                insert into account_external_id (source, external_id, account_id)
                select n.source, n.external_id, opened.id
                from opened, unnest($24::text[], $25::text[]) as n(source, external_id)
            )
            """ + AccountSnapshots.storeOf("opened", "$26::text");

    private final AccountAudit audit;
    private final Clock clock;

    AccountOpening(AccountAudit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    Uni<Void> open(SqlClient transaction, AccountId id, NewAccount wanted, Write write) {
        AccountFacts facts = wanted.facts();
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> AccountTies.checkTeam(facts.team(), write.teams()))
                .chain(() -> code(transaction, wanted.code(), write.teams()))
                .chain(code -> parent(transaction, facts.parent(), write.teams())
                        .map(parent -> Account.open(id, code, facts, parent, now())))
                .call(account -> store(transaction, account, wanted.externalIds()))
                .chain(account -> audit.opened(transaction, account, write));
    }

    /** 422 if a source calls another account so. */
    private static Uni<String> code(SqlClient transaction, String wanted, VisibleTeams teams) {
        if (wanted == null) {
            return transaction
                    .preparedQuery(NEXT_CODE)
                    .execute()
                    .map(rows -> Sql.first(rows, row -> row.getLong(0)))
                    .map("ACC-%06d"::formatted);
        }
        return transaction.preparedQuery(OTHER_OWNER).execute(Tuple.of(wanted)).map(rows -> {
            rows.forEach(owner -> checkOwner(wanted, owner.getString(0), owner.getString(1), teams));
            return wanted;
        });
    }

    private static void checkOwner(String wanted, String code, String team, VisibleTeams teams) {
        if (!code.equals(wanted)) {
            throw ProblemException.unprocessable(
                    "/code",
                    "AMBIGUOUS_ACCOUNT",
                    "is already what a source calls "
                            + (teams.include(team) ? "the account " + code : "another account"));
        }
    }

    /** 422 if there is none of that name. A new account is above nobody, so no cycle can come of it. */
    private static Uni<UUID> parent(SqlClient transaction, String parent, VisibleTeams teams) {
        if (parent == null) {
            return Uni.createFrom().nullItem();
        }
        AccountRef ref = AccountRef.ofField("/parent", parent);
        return AccountQueries.find(transaction, ref, teams).onItem().ifNull().failWith(() -> ref.unknownAt("/parent"));
    }

    private static Uni<Void> store(SqlClient transaction, Account account, List<ExternalId> externalIds) {
        AccountFacts facts = account.facts();
        Tuple values = Tuple.tuple()
                .addUUID(account.id())
                .addString(account.code())
                .addString(facts.name())
                .addUUID(account.parentId())
                .addString(facts.country())
                .addString(facts.region())
                .addString(facts.city())
                .addString(facts.postalCode())
                .addString(facts.street())
                .addString(facts.industry())
                .addString(facts.segment())
                .addLong(facts.employees())
                .addBigDecimal(facts.annualRevenue())
                .addInteger(facts.foundedYear())
                .addString(facts.phone())
                .addString(facts.email())
                .addString(facts.website())
                .addString(facts.accountManager())
                .addString(facts.team())
                .addArrayOfString(facts.tags().toArray(String[]::new))
                .addString(
                        facts.infoSource() == null ? null : facts.infoSource().name())
                .addValue(new JsonObject(new HashMap<>(facts.attributes())))
                .addOffsetDateTime(account.updatedAt().atOffset(ZoneOffset.UTC))
                .addArrayOfString(texts(externalIds, ExternalId::source))
                .addArrayOfString(texts(externalIds, ExternalId::id))
                .addString(Traceparent.current());
        return transaction.preparedQuery(OPEN).execute(values).replaceWithVoid();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String[] texts(List<ExternalId> externalIds, Function<ExternalId, String> text) {
        return externalIds.stream().map(text).toArray(String[]::new);
    }
}
