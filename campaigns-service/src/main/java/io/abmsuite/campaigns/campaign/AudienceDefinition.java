package io.abmsuite.campaigns.campaign;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom a campaign is for: an account must meet every list that is not empty, by any of its entries.
 *
 * @param countries as given, or ISO code, or English name
 */
public record AudienceDefinition(
        @Size(max = 9)
        List<@NotNull @Pattern(regexp = "[ABC][XYZ]", message = "must be a cell from AX to CZ") String> cells,

        @Size(max = 4)
        List<
                        @NotNull
                        @Pattern(
                                regexp = "NONE|CANDIDATE|KEY|FORMER",
                                message = "must be NONE, CANDIDATE, KEY or FORMER")
                        String>
                keyStatuses,

        @Size(max = 6)
        List<
                        @NotNull
                        @Pattern(
                                regexp = "BREADWINNER|PROSPECTIVE|IMAGE|EXPERT|PARTNER|INNOVATOR",
                                message = "must be BREADWINNER, PROSPECTIVE, IMAGE, EXPERT, PARTNER or INNOVATOR")
                        String>
                clientRoles,

        @Size(max = 300) List<@NotBlank @Size(max = 100) String> countries,
        @Size(max = 300) List<@NotBlank @Size(max = 100) String> industries,
        @Size(max = 300) List<@NotBlank @Size(max = 60) String> tags,
        @Size(max = 300) List<@NotBlank @Size(max = 100) String> teams) {

    public AudienceDefinition {
        cells = orEmpty(cells);
        keyStatuses = orEmpty(keyStatuses);
        clientRoles = orEmpty(clientRoles);
        countries = orEmpty(countries);
        industries = orEmpty(industries);
        tags = orEmpty(tags);
        teams = orEmpty(teams);
    }

    /** True if nothing narrows it: such a campaign reaches nobody and cannot be submitted. */
    boolean isOpenToAll() {
        return Stream.of(cells, keyStatuses, clientRoles, countries, industries, tags, teams)
                .allMatch(List::isEmpty);
    }

    private static List<String> orEmpty(List<String> list) {
        return list == null ? List.of() : list.stream().distinct().toList();
    }
}
