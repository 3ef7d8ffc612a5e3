package io.abmsuite.campaigns.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * What a campaign says: one text with declared variables, written {@code {{name}}}.
 *
 * @param subject one line; may be null
 * @param language BCP 47 tag, for example {@code de}
 */
public record Content(
        @Size(max = 300) @Pattern(regexp = "[^\\r\\n]*", message = "must be one line")
        String subject,

        @NotBlank @Size(max = 20_000) String text,
        @Size(max = 35) String language,

        @Size(max = 50)
        Map<
                        @Pattern(regexp = "[A-Za-z][A-Za-z0-9_]{0,59}", message = "must be a plain name") String,
                        @NotNull @Valid ContentVariable>
                variables) {

    public Content {
        variables = variables == null ? Map.of() : variables;
    }
}
