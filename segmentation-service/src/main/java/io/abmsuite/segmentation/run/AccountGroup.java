package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.accountview.Countries;
import io.abmsuite.segmentation.ledger.AccountFacts;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Accounts that belong together.
 *
 * @param value name of a team, a country in any of its names, or the id of an account
 */
public record AccountGroup(By by, String value) {

    /** What the accounts of a group have in common. */
    public enum By {
        TEAM,
        COUNTRY,
        /** The account itself and all its subsidiaries, at every depth. */
        PARENT;

        /** As it is written in requests. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean contains(AccountFacts account, Map<UUID, AccountFacts> all) {
        return switch (by) {
            case TEAM -> value.equals(account.team());
            case COUNTRY -> Countries.key(value).equals(Countries.key(account.country()));
            case PARENT ->
                Parents.of(account, all)
                        .anyMatch(parent -> parent.id().toString().equals(value));
        };
    }
}
