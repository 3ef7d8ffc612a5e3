package io.abmsuite.accounts.account;

import io.abmsuite.platform.audit.Erasable;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The facts of an account a caller may change with a merge patch.
 *
 * @param parent id or {@code code:CODE} of the account it belongs to; may be null
 * @param annualRevenue in the service's default currency, at most 4 decimals
 * @param attributes whatever else a source knows
 */
public record AccountFacts(
        @NotBlank @Size(max = 300) String name,
        @Size(max = 120) String parent,
        @Size(max = 100) String country,
        @Size(max = 100) String region,
        @Size(max = 100) String city,
        @Size(max = 30) String postalCode,
        @Size(max = 300) String street,
        @Size(max = 100) String industry,
        @Size(max = 100) String segment,
        @PositiveOrZero Long employees,
        @PositiveOrZero @Digits(integer = 15, fraction = 4) BigDecimal annualRevenue,
        @Min(1000) @Max(2200) Integer foundedYear,
        @Erasable @Size(max = 60) String phone,
        @Erasable @Size(max = 300) String email,
        @Size(max = 300) String website,
        @Size(max = 200) String accountManager,
        @Size(max = 100) String team,
        @Size(max = 50) List<@NotBlank @Size(max = 60) String> tags,
        InfoSource infoSource,

        @Erasable @Size(max = 100)
        Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 1000) String> attributes) {

    public AccountFacts {
        tags = tags == null ? List.of() : tags.stream().distinct().toList();
        attributes = attributes == null ? Map.of() : attributes;
    }
}
