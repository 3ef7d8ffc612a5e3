package io.abmsuite.platform.idempotency;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names a creation, so that it is recognised when it is sent again.
 *
 * @param principal who sends it; the keys of others are none of his business
 * @param operation method and path
 * @param key as the caller chose it
 * @param fingerprint digest of the body
 */
public record CreationKey(String principal, String operation, String key, UUID fingerprint) {

    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

    public CreationKey {
        if (!FORM.matcher(key).matches()) {
            throw ProblemException.badRequest(
                    "INVALID_HEADER",
                    List.of(new FieldFault(
                            "header:Idempotency-Key", "FORM", "must have 1 to 255 visible ASCII characters")));
        }
    }

    /** The key of an item of a batch. */
    public CreationKey ofItem(int index, UUID item) {
        return new CreationKey(principal, operation + '#' + index, key, item);
    }

    /** One text for what is unique about it. */
    String name() {
        return principal + '\n' + operation + '\n' + key;
    }
}
