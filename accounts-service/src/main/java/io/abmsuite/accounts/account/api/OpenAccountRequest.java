package io.abmsuite.accounts.account.api;

import io.abmsuite.accounts.account.AccountFacts;
import io.abmsuite.accounts.account.AccountService.NewAccount;
import io.abmsuite.accounts.account.ExternalId;
import io.abmsuite.accounts.account.InfoSource;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A new account.
 *
 * @param code immutable business key; {@code ACC-000123} is made if none is given
 * @param externalIds what other systems call it
 */
public record OpenAccountRequest(
        @Size(max = 120) @Pattern(regexp = "\\S(.*\\S)?", message = "must not begin or end with white space")
        String code,

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
        @Size(max = 60) String phone,
        @Size(max = 300) String email,
        @Size(max = 300) String website,
        @Size(max = 200) String accountManager,
        @Size(max = 100) String team,
        @Size(max = 50) List<@NotBlank @Size(max = 60) String> tags,
        InfoSource infoSource,
        @Size(max = 100) Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 1000) String> attributes,
        @Size(max = 20) List<@Valid @NotNull ExternalId> externalIds) {

    NewAccount account() {
        return new NewAccount(code, facts(), externalIds == null ? List.of() : externalIds);
    }

    private AccountFacts facts() {
        return new AccountFacts(
                name,
                parent,
                country,
                region,
                city,
                postalCode,
                street,
                industry,
                segment,
                employees,
                annualRevenue,
                foundedYear,
                phone,
                email,
                website,
                accountManager,
                team,
                tags,
                infoSource,
                attributes);
    }
}
