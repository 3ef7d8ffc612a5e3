package io.abmsuite.campaigns.audience;

/**
 * The rules of an audience as set-based SQL: who matches, who is held out, who has left, and the touches that follow. One
 * place for both ways they are asked: for one campaign over all accounts, and for some accounts over all campaigns.
 */
final class AudienceSql {

    /** Excludes every other change of audiences: a campaign is being changed. */
    static final String LOCK_ALL = "select 1 from pg_advisory_xact_lock(810101)";

    /** Excludes changes of campaigns, and others that change the same accounts; sorted against deadlocks. */
    static final String LOCK_ACCOUNTS = """
            select count(*) from (
                select pg_advisory_xact_lock(hashtextextended(id, 810102)) from (
                    select distinct cast(a as text) as id from unnest($1::uuid[]) as a order by 1) sorted) locked
            """;

    static final String LOCK_CAMPAIGNS_SHARED = "select 1 from pg_advisory_xact_lock_shared(810101)";

    private static final String MATCH = """
            select c.id as campaign_id, a.account_id,
                   case when o.complaints is null then 'IN' else 'HELD_OUT' end as status,
                   jsonb_strip_nulls(jsonb_build_object(
                       'runId', k.run_id, 'asOf', k.as_of, 'policy', k.policy, 'cell', k.cell, 'lifecycle', k.lifecycle,
                       'criteria', jsonb_strip_nulls(jsonb_build_object(
                           'cell', case when c.cells <> '{}' then k.cell end,
                           'keyStatus', case when c.key_statuses <> '{}' then a.key_status end,
                           'clientRoles', case when c.client_roles <> '{}' then (
                               select jsonb_agg(r order by r) from unnest(a.all_roles) r where r = any(c.client_roles)) end,
                           'country', case when c.countries <> '{}' then a.country end,
                           'industry', case when c.industries <> '{}' then a.industry end,
                           'tags', case when c.tags <> '{}' then (
                               select jsonb_agg(t order by t) from unnest(a.tags) t where t = any(c.tags)) end,
                           'team', case when c.teams <> '{}' then a.team end)),
                       'openComplaints', o.complaints)) as why
            from campaign c
            join (select a.*, a.roles || case when 'MAJOR' = any(k.flags) then array['BREADWINNER'] else '{}' end as all_roles
                  from account a left join account_class k on k.account_id = a.account_id) a
                on not a.archived and not a.erased
            left join account_class k on k.account_id = a.account_id
            left join lateral (select jsonb_agg(f.feedback_id order by f.feedback_id) as complaints
                               from complaint f where f.account_id = a.account_id and f.open) o on true
            where c.status not in ('COMPLETED', 'CANCELLED') and %1$s and %2$s
              and cardinality(c.cells || c.key_statuses || c.client_roles || c.countries || c.industries || c.tags || c.teams) > 0
              and (c.cells = '{}' or k.cell = any(c.cells))
              and (c.key_statuses = '{}' or a.key_status = any(c.key_statuses))
              and (c.client_roles = '{}' or a.all_roles && c.client_roles)
              and (c.country_keys = '{}' or a.country_key = any(c.country_keys))
              and (c.industries = '{}' or lower(a.industry) = any(select lower(i) from unnest(c.industries) i))
              and (c.tags = '{}' or a.tags && c.tags)
              and (c.teams = '{}' or a.team = any(c.teams))
            """;
    private static final String JOIN = """
            insert into audience_member as m (campaign_id, account_id, status, why, since)
            select campaign_id, account_id, status, why, now() from (%1$s) matching
            on conflict (campaign_id, account_id) do update set status = excluded.status, why = excluded.why,
                since = case when m.status = excluded.status then m.since else excluded.since end
            where (m.status, m.why) is distinct from (excluded.status, excluded.why)
            """;
    private static final String LEAVE = """
            update audience_member m set status = 'LEFT', since = now()
            from campaign c
            where c.id = m.campaign_id and c.status not in ('COMPLETED', 'CANCELLED') and m.status <> 'LEFT'
              and %2$s and %3$s
              and not exists (select 1 from (%1$s) matching
                              where matching.campaign_id = m.campaign_id and matching.account_id = m.account_id)
            """;
    private static final String PLAN = """
            insert into touch (id, campaign_id, account_id, contact_id, status, due_on, created_at)
            select uuidv7(), c.id, m.account_id, p.contact_id,
                   case when coalesce(c.starts_on, current_date) <= current_date then 'DUE' else 'PLANNED' end,
                   coalesce(c.starts_on, current_date), now()
            from campaign c
            join audience_member m on m.campaign_id = c.id and m.status = 'IN'
            join contact p on p.account_id = m.account_id and not p.archived and not p.erased
            where c.status = 'ACTIVE' and %1$s and %2$s
            on conflict (campaign_id, account_id, contact_id) do nothing
            """;

    private final String join;
    private final String leave;
    private final String plan;

    private AudienceSql(String campaigns, String accounts, String members) {
        String match = MATCH.formatted(campaigns, accounts);
        join = JOIN.formatted(match);
        leave = LEAVE.formatted(match, campaigns, members);
        plan = PLAN.formatted(campaigns, members);
    }

    /** For the campaign bound as the first parameter, over all accounts (Hibernate's placeholders). */
    static AudienceSql ofOneCampaign() {
        return new AudienceSql("c.id = ?1", "true", "true");
    }

    /** For the accounts bound as the first parameter, over all campaigns (the client's placeholders). */
    static AudienceSql ofAccounts() {
        return new AudienceSql("true", "a.account_id = any($1::uuid[])", "m.account_id = any($1::uuid[])");
    }

    /** For all campaigns over all accounts. */
    static AudienceSql ofAll() {
        return new AudienceSql("true", "true", "true");
    }

    String join() {
        return join;
    }

    String leave() {
        return leave;
    }

    String plan() {
        return plan;
    }
}
