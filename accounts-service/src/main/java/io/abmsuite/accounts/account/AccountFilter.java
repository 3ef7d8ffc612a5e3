package io.abmsuite.accounts.account;

import io.abmsuite.platform.page.ListRequest;

/** What a list of accounts is narrowed to; null narrows nothing. */
public record AccountFilter(
        String q,
        String country,
        String industry,
        String team,
        String tag,
        KeyStatus keyStatus,
        String cell,
        AccountStatus status) {

    /** What finds an account by the beginning of its name or its code, in upper or lower case. */
    private static final String FINDS =
            "(starts_with(lower(a.name), lower(%s)) or starts_with(lower(a.code collate \"default\"), lower(%s)))";

    /** The same among what may find an account, each account once: from the text to the last one that begins with it. */
    private static final String FOUND = "a.found_by >= lower(%s) and a.found_by < lower(%s) || chr(1114111)"
            + " and (a.by_name or not starts_with(lower(a.name), lower(%s)))";

    /** True if something is searched for, and the order is left to what finds it. */
    boolean searches(ListRequest request) {
        return q != null && request.orderBy() == null;
    }

    ListRequest narrow(ListRequest request) {
        return request.where(searches(request) ? FOUND : FINDS, q)
                .where("a.country = %s", country)
                .where("a.industry = %s", industry)
                .where("a.team = %s", team)
                .where("%s = any(a.tags)", tag)
                .where("a.key_status = %s", keyStatus == null ? null : keyStatus.name())
                .where("c.cell = %s", cell)
                .where("a.status = %s", status == null ? null : status.name());
    }
}
