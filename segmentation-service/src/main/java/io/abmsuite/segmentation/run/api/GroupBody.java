package io.abmsuite.segmentation.run.api;

import io.abmsuite.segmentation.run.AccountGroup;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/**
 * Accounts that alone are the portfolio of a run.
 *
 * @param by {@code team}, {@code country}, or {@code parent}: the account itself and all its subsidiaries
 * @param value name of the team; the country in any of its names; id or {@code code:ALFKI} of the parent
 */
public record GroupBody(
        @NotNull @Pattern(regexp = "team|country|parent", message = "must be team, country or parent")
        String by,

        @NotBlank @Size(max = 200) String value) {

    /** Null stays null. */
    public static AccountGroup group(GroupBody body) {
        return body == null
                ? null
                : new AccountGroup(AccountGroup.By.valueOf(body.by().toUpperCase(Locale.ROOT)), body.value());
    }

    /** Null stays null. */
    public static GroupBody of(AccountGroup group) {
        return group == null ? null : new GroupBody(group.by().word(), group.value());
    }
}
