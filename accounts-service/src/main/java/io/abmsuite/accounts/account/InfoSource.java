package io.abmsuite.accounts.account;

/** Where we learned of an account. */
public enum InfoSource {
    TRADE_PRESS,
    ADVERTISING,
    MEDIA,
    INTERNET,
    DATABASE,
    REFERRAL,
    EVENT,
    OTHER
}
