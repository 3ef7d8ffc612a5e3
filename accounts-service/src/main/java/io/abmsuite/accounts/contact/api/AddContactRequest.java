package io.abmsuite.accounts.contact.api;

import io.abmsuite.accounts.contact.ContactFacts;
import io.abmsuite.accounts.contact.ContactService.NewContact;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;

/**
 * A new contact.
 *
 * @param account id or {@code code:CODE}
 */
public record AddContactRequest(
        @NotBlank @Size(max = 120) String account,
        @Size(max = 300) String fullName,
        @Size(max = 150) String firstName,
        @Size(max = 150) String lastName,
        @Size(max = 200) String title,
        @Size(max = 300) String email,
        @Size(max = 60) String phone,
        @Size(max = 100) Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 1000) String> attributes) {

    @AssertTrue(message = "a contact needs fullName, firstName or lastName")
    boolean isNamed() {
        return fullName != null || firstName != null || lastName != null;
    }

    NewContact contact(UUID owner) {
        return new NewContact(owner, new ContactFacts(fullName, firstName, lastName, title, email, phone, attributes));
    }
}
