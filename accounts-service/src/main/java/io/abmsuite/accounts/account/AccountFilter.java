package io.abmsuite.accounts.account;

/** What a list of accounts is narrowed to; null narrows nothing. */
public record AccountFilter(
        String q,
        String country,
        String industry,
        String team,
        String tag,
        KeyStatus keyStatus,
        String cell,
        AccountStatus status) {}
