package io.abmsuite.campaigns.campaign;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A declared variable of a text.
 *
 * @param from fact it is taken from, one of {@link ContentText#SOURCES}
 * @param fallback what stands there if the fact is missing
 */
public record ContentVariable(
        @NotBlank String from, @NotNull @Size(max = 200) String fallback) {}
