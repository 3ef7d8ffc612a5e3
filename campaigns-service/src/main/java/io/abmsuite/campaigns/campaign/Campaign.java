package io.abmsuite.campaigns.campaign;

import io.abmsuite.campaigns.accountview.Countries;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A campaign. It decides what may be changed in which state, and who may approve it. */
@Entity
@Table(name = "campaign")
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
public class Campaign {

    @Id
    private UUID id;

    private String name;

    @Enumerated(EnumType.STRING)
    private CampaignTier tier;

    private String objective;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private BigDecimal budgetAmount;
    private String budgetCurrency;
    private String[] cells;
    private String[] keyStatuses;
    private String[] clientRoles;
    private String[] countries;
    private String[] countryKeys;
    private String[] industries;
    private String[] tags;
    private String[] teams;
    private String subject;
    private String text;
    private String language;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, ContentVariable> variables;

    @Enumerated(EnumType.STRING)
    private CampaignStatus status = CampaignStatus.DRAFT;

    private String author;
    private String approvedBy;

    @Version
    private long version;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    /** For Hibernate. */
    protected Campaign() {}

    static Campaign draft(UUID id, CampaignFacts facts, String author, Instant now) {
        ContentText.check(facts.content());
        Campaign campaign = new Campaign();
        campaign.id = id;
        campaign.createdAt = now;
        campaign.author = author;
        campaign.write(facts, now);
        return campaign;
    }

    /**
     * Takes over changed facts: freely as a draft; an approved campaign goes back to draft when audience, content or budget
     * change, and that needs a reason; any other state refuses.
     */
    void change(CampaignFacts wanted, String caller, Instant now) {
        ContentText.check(wanted.content());
        CampaignFacts before = facts();
        boolean reopens = status == CampaignStatus.APPROVED && wanted.changesApproval(before);
        if (reopens) {
            CampaignStatus.MOVES.check(status, CampaignStatus.DRAFT, wanted.reason());
            status = CampaignStatus.DRAFT;
            approvedBy = null;
        } else if (status != CampaignStatus.DRAFT && status != CampaignStatus.APPROVED) {
            throw ProblemException.conflict(
                    "CAMPAIGN_NOT_EDITABLE",
                    "It is " + status + "; only drafts and approved campaigns can be changed.",
                    Map.of("state", status, "allowed", CampaignStatus.MOVES.movesFrom(status)));
        }
        if (wanted.changesApproval(before)) {
            author = caller;
        }
        write(wanted, now);
    }

    /** Moves as the state table allows. Submitting needs an audience; approving another person than the author. */
    void move(CampaignStatus to, String reason, String caller, Instant now) {
        CampaignStatus.MOVES.check(status, to, reason);
        if (to == CampaignStatus.IN_REVIEW && facts().audience().isOpenToAll()) {
            throw ProblemException.unprocessable(
                    "/audience", "AUDIENCE_REQUIRED", "needs at least one criterion before it can be submitted");
        }
        if (to == CampaignStatus.APPROVED) {
            if (caller.equals(author)) {
                throw ProblemException.conflict(
                        "APPROVAL_BY_AUTHOR",
                        "Another person than the author must approve.",
                        Map.of("state", status, "author", author));
            }
            approvedBy = caller;
        }
        if (to == CampaignStatus.DRAFT) {
            approvedBy = null;
        }
        status = to;
        updatedAt = now;
    }

    private void write(CampaignFacts facts, Instant now) {
        name = facts.name();
        tier = facts.tier();
        objective = facts.objective();
        startsOn = facts.startsOn();
        endsOn = facts.endsOn();
        budgetAmount = facts.budget() == null ? null : facts.budget().amount();
        budgetCurrency = facts.budget() == null ? null : facts.budget().currency();
        AudienceDefinition audience = facts.audience();
        cells = array(audience.cells());
        keyStatuses = array(audience.keyStatuses());
        clientRoles = array(audience.clientRoles());
        countries = array(audience.countries());
        countryKeys =
                audience.countries().stream().map(Countries::key).distinct().toArray(String[]::new);
        industries = array(audience.industries());
        tags = array(audience.tags());
        teams = array(audience.teams());
        subject = facts.content().subject();
        text = facts.content().text();
        language = facts.content().language();
        variables = facts.content().variables();
        updatedAt = now;
    }

    /** The facts as they are now. */
    CampaignFacts facts() {
        return new CampaignFacts(
                name,
                tier,
                objective,
                startsOn,
                endsOn,
                budgetAmount == null ? null : new Budget(budgetAmount, budgetCurrency),
                new AudienceDefinition(
                        List.of(cells),
                        List.of(keyStatuses),
                        List.of(clientRoles),
                        List.of(countries),
                        List.of(industries),
                        List.of(tags),
                        List.of(teams)),
                new Content(subject, text, language, variables),
                null);
    }

    CampaignState state() {
        return new CampaignState(facts(), status, author, approvedBy);
    }

    UUID id() {
        return id;
    }

    CampaignStatus status() {
        return status;
    }

    private static String[] array(List<String> list) {
        return list.toArray(String[]::new);
    }

    /** Number of the version, from 1. */
    long number() {
        return version + 1;
    }
}
