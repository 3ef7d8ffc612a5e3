package io.abmsuite.accounts.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What another system calls an account. */
public record ExternalId(
        @NotBlank @Size(max = 60) String source,
        @NotBlank @Size(max = 120) String id) {}
