package io.abmsuite.accounts.account;

import io.abmsuite.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An account: a company we sell to or want to sell to. It decides about its own state; nobody sets it from outside. */
@Entity
@Table(name = "account")
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
public class Account {

    @Id
    private UUID id;

    @Column(updatable = false)
    private String code;

    private String name;
    private UUID parentId;
    private String country;
    private String region;
    private String city;
    private String postalCode;
    private String street;
    private String industry;
    private String segment;
    private Long employees;
    private BigDecimal annualRevenue;
    private Integer foundedYear;
    private String phone;
    private String email;
    private String website;
    private String accountManager;
    private String team;
    private String[] tags = {};
    private String[] roles = {};

    @Enumerated(EnumType.STRING)
    private KeyStatus keyStatus = KeyStatus.NONE;

    @Enumerated(EnumType.STRING)
    private AccountStatus status = AccountStatus.ACTIVE;

    @Enumerated(EnumType.STRING)
    private InfoSource infoSource;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> attributes = Map.of();

    @Version
    private long version;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    /** For Hibernate. */
    protected Account() {}

    /** Opens an account with an immutable code. */
    static Account open(AccountId id, String code, AccountFacts facts, UUID parent, Instant now) {
        Account account = new Account();
        account.id = id.value();
        account.code = code;
        account.createdAt = now;
        account.change(facts, parent, now);
        return account;
    }

    /** Takes over changed facts; the parent is resolved and checked before. */
    void change(AccountFacts facts, UUID parent, Instant now) {
        name = facts.name();
        parentId = parent;
        country = facts.country();
        region = facts.region();
        city = facts.city();
        postalCode = facts.postalCode();
        street = facts.street();
        industry = facts.industry();
        segment = facts.segment();
        employees = facts.employees();
        annualRevenue = facts.annualRevenue();
        foundedYear = facts.foundedYear();
        phone = facts.phone();
        email = facts.email();
        website = facts.website();
        accountManager = facts.accountManager();
        team = facts.team();
        tags = facts.tags().toArray(String[]::new);
        infoSource = facts.infoSource();
        attributes = facts.attributes();
        updatedAt = now;
    }

    /** The facts as they are now; the parent by id. */
    AccountFacts facts() {
        return new AccountFacts(
                name,
                parentId == null ? null : parentId.toString(),
                country,
                region,
                city,
                postalCode,
                street,
                industry,
                segment,
                employees,
                annualRevenue,
                foundedYear,
                phone,
                email,
                website,
                accountManager,
                team,
                List.of(tags),
                infoSource,
                attributes);
    }

    AccountState state() {
        return new AccountState(code, facts(), keyStatus, status, roles());
    }

    /** Moves the key status as the state table allows. */
    void moveKeyStatus(KeyStatus to, String reason, Instant now) {
        KeyStatus.MOVES.check(keyStatus, to, reason);
        keyStatus = to;
        updatedAt = now;
    }

    /** Archives the record or brings it back, as the state table allows. */
    void move(AccountStatus to, String reason, Instant now) {
        AccountStatus.MOVES.check(status, to, reason);
        status = to;
        updatedAt = now;
    }

    /** Gives a client role; true if it is new. A breadwinner is computed and cannot be given. */
    boolean giveRole(ClientRole role, Instant now) {
        if (role == ClientRole.BREADWINNER) {
            throw ProblemException.unprocessable(
                    "/role",
                    "ROLE_IS_COMPUTED",
                    "BREADWINNER is computed from the published class and cannot be given");
        }
        Set<String> given = new TreeSet<>(Arrays.asList(roles));
        boolean added = given.add(role.name());
        replaceRoles(given, now);
        return added;
    }

    /** Withdraws a client role; 409 if the account does not have it. */
    void withdrawRole(ClientRole role, Instant now) {
        Set<String> given = new TreeSet<>(Arrays.asList(roles));
        if (!given.remove(role.name())) {
            throw ProblemException.conflict(
                    "ROLE_NOT_GIVEN", "The account does not have the role " + role + ".", Map.of("roles", given));
        }
        replaceRoles(given, now);
    }

    private void replaceRoles(Set<String> given, Instant now) {
        roles = given.toArray(String[]::new);
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    String code() {
        return code;
    }

    String team() {
        return team;
    }

    UUID parentId() {
        return parentId;
    }

    KeyStatus keyStatus() {
        return keyStatus;
    }

    AccountStatus status() {
        return status;
    }

    List<String> roles() {
        return List.of(roles);
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** Number of the version, from 1. */
    long number() {
        return version + 1;
    }
}
