package io.abmsuite.accounts.account;

/** The tree of parents: two changes at once could close a cycle neither of them sees, so they go one after the other. */
public final class AccountTree {

    /** For {@code select ... from}: waits until no other transaction changes parents; held until commit. */
    public static final String LOCK = "pg_advisory_xact_lock(hashtext('account.parent_id'))";

    private AccountTree() {}
}
