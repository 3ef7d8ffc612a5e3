package io.abmsuite.accounts.dataimport;

/** Another worker has taken the job over. */
public final class LostClaimException extends RuntimeException {

    /** Fails unless the write found the claim it asked for. */
    public static void unless(boolean claimed) {
        if (!claimed) {
            throw new LostClaimException();
        }
    }
}
