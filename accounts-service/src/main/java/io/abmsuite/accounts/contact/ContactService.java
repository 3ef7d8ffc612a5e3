package io.abmsuite.accounts.contact;

import io.abmsuite.accounts.account.AccountAccess;
import io.abmsuite.platform.audit.AuditTrail;
import io.abmsuite.platform.audit.AuditedChange;
import io.abmsuite.platform.batch.Batches;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** What can be done with contacts. Each change and its snapshot are one transaction. */
@ApplicationScoped
public class ContactService {

    private static final String OBJECT = "contact";

    private final Mutiny.SessionFactory sessions;
    private final AccountAccess accounts;
    private final ContactSnapshots snapshots;
    private final Creations creations;
    private final AuditTrail audit;
    private final Clock clock;

    ContactService(
            Mutiny.SessionFactory sessions,
            AccountAccess accounts,
            ContactSnapshots snapshots,
            Creations creations,
            AuditTrail audit,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.snapshots = snapshots;
        this.creations = creations;
        this.audit = audit;
        this.clock = clock;
    }

    /** A contact to add to an account that exists. */
    public record NewContact(UUID account, ContactFacts facts) {}

    /** Adds a contact. */
    public Uni<UUID> add(NewContact wanted, Write write) {
        return addAll(List.of(wanted), write).map(ids -> ids.get(0));
    }

    /** Adds all of them or none. */
    public Uni<List<UUID>> addAll(List<NewContact> wanted, Write write) {
        List<UUID> ids = wanted.stream().map(any -> Uuids.timeOrdered()).toList();
        return sessions.withTransaction(session -> creations
                .claim(session, write, Batches.name(ids))
                .chain(() -> Batches.inOrder(
                        wanted,
                        (index, one) -> add(
                                        session,
                                        Contact.add(ids.get(index), one.account(), one.facts(), clock.instant()),
                                        write)
                                .replaceWith(ids.get(index)))));
    }

    private Uni<Void> add(Mutiny.Session session, Contact contact, Write write) {
        return session.persist(contact)
                .chain(() -> snapshots.store(session, contact.id()))
                .chain(() -> remember(session, "addContact", null, contact, write));
    }

    private Uni<Void> remember(
            Mutiny.Session session, String action, ContactState before, Contact contact, Write write) {
        return audit.record(
                session,
                write,
                AuditedChange.of(action, OBJECT, contact.id(), before, contact.state())
                        .ofAccount(contact.accountId()));
    }

    /** Changes facts: gets the current ones, gives back the wanted ones. */
    public Uni<UUID> change(UUID id, UnaryOperator<ContactFacts> change, Write write) {
        return update("changeContact", id, write, contact -> {
            ContactFacts facts = change.apply(contact.facts());
            if (!facts.equals(contact.facts())) {
                contact.change(facts, clock.instant());
            }
        });
    }

    public Uni<UUID> archive(UUID id, Write write) {
        return update("archiveContact", id, write, contact -> contact.archive(clock.instant()));
    }

    private Uni<UUID> update(String action, UUID id, Write write, Consumer<Contact> change) {
        return sessions.withTransaction(session -> session.find(Contact.class, id)
                        .onItem()
                        .ifNull()
                        .failWith(() -> notFound(id))
                        .call(contact ->
                                accounts.require(session, contact.accountId(), write.teams(), () -> notFound(id)))
                        .invoke(contact -> write.basis().check(id, contact.number()))
                        .chain(contact -> {
                            ContactState before = contact.state();
                            change.accept(contact);
                            return snapshots
                                    .store(session, id)
                                    .chain(() -> remember(session, action, before, contact, write));
                        }))
                .replaceWith(id);
    }

    static ProblemException notFound(UUID id) {
        return ProblemException.notFound("CONTACT_NOT_FOUND", "There is no contact " + id + ".");
    }
}
