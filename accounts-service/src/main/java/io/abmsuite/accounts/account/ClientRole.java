package io.abmsuite.accounts.account;

/** What an account is to us beside its sales; several at once. */
public enum ClientRole {
    /** Brings a major share; computed from the published class, never given by a person. */
    BREADWINNER,
    /** New, with a good budget. */
    PROSPECTIVE,
    /** A name that gives us reputation. */
    IMAGE,
    /** Its demands raise our quality. */
    EXPERT,
    /** In open dialogue with us. */
    PARTNER,
    /** Tests new products. */
    INNOVATOR
}
