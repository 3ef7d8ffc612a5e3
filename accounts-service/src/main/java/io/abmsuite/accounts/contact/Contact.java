package io.abmsuite.accounts.contact;

import io.abmsuite.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A person at the customer. */
@Entity
@Table(name = "contact")
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
public class Contact {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID accountId;

    private String fullName;
    private String firstName;
    private String lastName;
    private String title;
    private String email;
    private String phone;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> attributes = Map.of();

    private boolean archived;

    @Version
    private long version;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    /** For Hibernate. */
    protected Contact() {}

    static Contact add(UUID id, UUID account, ContactFacts facts, Instant now) {
        Contact contact = new Contact();
        contact.id = id;
        contact.accountId = account;
        contact.createdAt = now;
        contact.change(facts, now);
        return contact;
    }

    void change(ContactFacts facts, Instant now) {
        fullName = facts.fullName();
        firstName = facts.firstName();
        lastName = facts.lastName();
        title = facts.title();
        email = facts.email();
        phone = facts.phone();
        attributes = facts.attributes();
        updatedAt = now;
    }

    ContactFacts facts() {
        return new ContactFacts(fullName, firstName, lastName, title, email, phone, attributes);
    }

    ContactState state() {
        return new ContactState(facts(), archived);
    }

    UUID id() {
        return id;
    }

    UUID accountId() {
        return accountId;
    }

    /** Archives the contact; 409 if it is. */
    void archive(Instant now) {
        if (archived) {
            throw ProblemException.conflict(
                    "CONTACT_ARCHIVED", "The contact is archived already.", Map.of("archived", true));
        }
        archived = true;
        updatedAt = now;
    }

    /** Number of the version, from 1. */
    long number() {
        return version + 1;
    }
}
