package io.abmsuite.accounts.sale;

import io.abmsuite.accounts.account.AccountNames;
import io.abmsuite.accounts.account.AccountNames.Named;
import io.abmsuite.accounts.account.SoldAccounts;
import io.abmsuite.accounts.sale.AsideSales.Aside;
import io.abmsuite.platform.outbox.EventProducer;
import io.abmsuite.platform.outbox.EventProducer.Sent;
import io.abmsuite.platform.outbox.OutgoingEvent;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.VisibleTeams;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Takes sales in: finds their accounts, stores those of unknown accounts aside, hands the others to Kafka, and answers
 * only then. What was answered as taken survives the death of any process. To a caller who does not see all teams a foreign
 * account is an unknown one, and his sales of unknown accounts are refused: nobody could say whose they are.
 */
@ApplicationScoped
public class SaleIntake {

    private static final String CODE = "code:";

    /** A sale with the text that names its account: an id, {@code code:CODE}, or what the source calls it. */
    public record Reported(String account, Sale sale) {}

    /**
     * What became of a reported sale.
     *
     * @param status 202, 422 or 503
     * @param id event id
     * @param aside true if it waits for its account
     * @param problem why it was not taken; null if it was
     */
    public record Outcome(int status, UUID id, boolean aside, Problem problem) {}

    private final Pool pool;
    private final AccountNames names;
    private final SoldAccounts sold;
    private final RevertedSales reverted;
    private final AsideSales asides;
    private final SaleEvents events;
    private final EventProducer producer;
    private final SaleMetrics metrics;

    SaleIntake(
            Pool pool,
            AccountNames names,
            SoldAccounts sold,
            RevertedSales reverted,
            AsideSales asides,
            SaleEvents events,
            EventProducer producer,
            SaleMetrics metrics) {
        this.pool = pool;
        this.names = names;
        this.sold = sold;
        this.reverted = reverted;
        this.asides = asides;
        this.events = events;
        this.producer = producer;
        this.metrics = metrics;
    }

    /** One outcome per sale, in order. */
    public Uni<List<Outcome>> take(List<Reported> reported, VisibleTeams teams) {
        return resolve(reported, teams)
                .chain(accounts -> sold.mark(pool, accounts))
                .chain(accounts ->
                        reverted.find(pool, names(reported)).map(voided -> plan(reported, accounts, voided, teams)))
                .chain(plan -> asides.store(pool, plan.asides, null)
                        .chain(() -> producer.sendAll(plan.events))
                        .map(plan::settle)
                        .invoke(metrics::answered));
    }

    /** The accounts by the names the sales give them; see {@link #keyOf}. */
    private Uni<Map<String, Named>> resolve(List<Reported> reported, VisibleTeams teams) {
        Map<String, List<String>> textsBySource = new HashMap<>();
        List<UUID> ids = new ArrayList<>();
        for (Reported one : reported) {
            UUID id = idOf(one.account());
            if (id != null) {
                ids.add(id);
            } else {
                textsBySource
                        .computeIfAbsent(one.sale().source(), source -> new ArrayList<>())
                        .add(textOf(one.account()));
            }
        }
        Uni<Map<String, Named>> found = names.byId(pool, ids, teams).map(HashMap::new);
        for (Map.Entry<String, List<String>> source : textsBySource.entrySet()) {
            found = found.chain(all -> names.resolve(pool, source.getKey(), source.getValue(), teams)
                    .invoke(some -> some.forEach((text, named) -> all.put(source.getKey() + '\n' + text, named)))
                    .replaceWith(all));
        }
        return found;
    }

    private static List<SaleName> names(List<Reported> reported) {
        return reported.stream().map(one -> one.sale().name()).distinct().toList();
    }

    private Plan plan(
            List<Reported> reported, Map<String, Named> accounts, Map<SaleName, UUID> voided, VisibleTeams teams) {
        Plan plan = new Plan();
        for (Reported one : reported) {
            Named account = accounts.get(keyOf(one));
            UUID eventId = one.sale()
                    .eventId(textOf(one.account()), voided.get(one.sale().name()));
            if (account != null && account.isKnown()) {
                plan.send(eventId, events.event(eventId, one.sale(), account));
            } else if (account != null && account.ambiguous()) {
                plan.refuse(eventId, "AMBIGUOUS_ACCOUNT", "is the code of one account and the external id of another");
            } else if (idOf(one.account()) != null) {
                plan.refuse(eventId, "UNKNOWN_ACCOUNT", "is the id of no account");
            } else if (!teams.areAll()) {
                plan.refuse(eventId, "UNKNOWN_ACCOUNT", "names no account");
            } else {
                plan.aside(new Aside(eventId, textOf(one.account()), one.sale()));
            }
        }
        return plan;
    }

    private static String keyOf(Reported one) {
        UUID id = idOf(one.account());
        return id != null ? id.toString() : one.sale().source() + '\n' + textOf(one.account());
    }

    private static String textOf(String account) {
        return account.startsWith(CODE) ? account.substring(CODE.length()) : account;
    }

    private static UUID idOf(String account) {
        try {
            return account.length() == 36 ? UUID.fromString(account) : null;
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    /** Outcomes that are known before sending, with gaps for those that are not. */
    private static final class Plan {

        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<UUID> ids = new ArrayList<>();
        private final List<OutgoingEvent> events = new ArrayList<>();
        private final List<Aside> asides = new ArrayList<>();

        void send(UUID id, OutgoingEvent event) {
            events.add(event);
            add(id, null);
        }

        void aside(Aside aside) {
            asides.add(aside);
            add(aside.eventId(), new Outcome(202, aside.eventId(), true, null));
        }

        void refuse(UUID id, String code, String message) {
            Problem problem =
                    ProblemException.unprocessable("/account", code, message).problem();
            add(id, new Outcome(422, id, false, problem));
        }

        private void add(UUID id, Outcome outcome) {
            ids.add(id);
            outcomes.add(outcome);
        }

        List<Outcome> settle(List<Sent> fates) {
            List<Outcome> settled = new ArrayList<>(outcomes);
            int sent = 0;
            for (int i = 0; i < settled.size(); i++) {
                if (Objects.isNull(settled.get(i))) {
                    settled.set(i, outcomeOf(ids.get(i), fates.get(sent++)));
                }
            }
            return settled;
        }

        private static Outcome outcomeOf(UUID id, Sent fate) {
            return fate.ok()
                    ? new Outcome(202, id, false, null)
                    : new Outcome(
                            503,
                            id,
                            false,
                            Problem.of(503, "MAY_HAVE_BEEN_TAKEN", "Send the sale again with the same sale id."));
        }
    }
}
