package io.abmsuite.segmentation.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What a caller asks for, before it is checked.
 *
 * @param asOf a date, {@code today} or {@code latest}
 * @param parameters changes against the policy; not empty for a what-if
 * @param publish null: yes, unless it is a what-if, of a group or rolled up
 * @param currency null: the one of the sales
 * @param group whose accounts alone are the portfolio; null: all accounts
 * @param rollUp whether subsidiaries count under their topmost parent
 */
public record RunOrder(
        String policy,
        String asOf,
        Map<String, JsonNode> parameters,
        Boolean publish,
        String currency,
        AccountGroup group,
        boolean rollUp) {

    /** About all accounts, each by itself. */
    public RunOrder(String policy, String asOf, Map<String, JsonNode> parameters, Boolean publish, String currency) {
        this(policy, asOf, parameters, publish, currency, null, false);
    }

    boolean isWhatIf() {
        return !parameters.isEmpty();
    }

    /** Whether each account has a line of its own. */
    boolean isOfEveryAccount() {
        return group == null && !rollUp;
    }

    boolean publishes() {
        return publish == null ? !isWhatIf() && isOfEveryAccount() : publish;
    }
}
