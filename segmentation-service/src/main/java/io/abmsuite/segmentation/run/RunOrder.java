package io.abmsuite.segmentation.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What a caller asks for, before it is checked.
 *
 * @param asOf a date, {@code today} or {@code latest}
 * @param parameters changes against the policy; not empty for a what-if
 * @param publish null: yes, unless it is a what-if
 * @param currency null: the one of the sales
 */
public record RunOrder(String policy, String asOf, Map<String, JsonNode> parameters, Boolean publish, String currency) {

    boolean isWhatIf() {
        return !parameters.isEmpty();
    }

    boolean publishes() {
        return publish == null ? !isWhatIf() : publish;
    }
}
