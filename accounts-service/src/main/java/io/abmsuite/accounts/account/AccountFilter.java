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

    ListRequest narrow(ListRequest request) {
        return request.where("(starts_with(lower(a.name), lower(%s)) or starts_with(a.code, %s))", q)
                .where("a.country = %s", country)
                .where("a.industry = %s", industry)
                .where("a.team = %s", team)
                .where("%s = any(a.tags)", tag)
                .where("a.key_status = %s", keyStatus == null ? null : keyStatus.name())
                .where("c.cell = %s", cell)
                .where("a.status = %s", status == null ? null : status.name());
    }
}
