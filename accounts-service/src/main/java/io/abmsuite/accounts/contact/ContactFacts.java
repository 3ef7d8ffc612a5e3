package io.abmsuite.accounts.contact;

import io.abmsuite.platform.audit.Erasable;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * The facts of a contact a caller may change with a merge patch.
 *
 * @param attributes whatever else a source knows
 */
public record ContactFacts(
        @Erasable @Size(max = 300) String fullName,
        @Erasable @Size(max = 150) String firstName,
        @Erasable @Size(max = 150) String lastName,
        @Erasable @Size(max = 200) String title,
        @Erasable @Size(max = 300) String email,
        @Erasable @Size(max = 60) String phone,

        @Erasable @Size(max = 100)
        Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 1000) String> attributes) {

    public ContactFacts {
        attributes = attributes == null ? Map.of() : attributes;
    }

    @AssertTrue(message = "a contact needs fullName, firstName or lastName")
    boolean isNamed() {
        return fullName != null || firstName != null || lastName != null;
    }
}
