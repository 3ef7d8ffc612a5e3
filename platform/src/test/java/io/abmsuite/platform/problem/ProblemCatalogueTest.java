package io.abmsuite.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.testing.ProjectFiles;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md} explains every code the services answer with. */
class ProblemCatalogueTest {

    /** Where a code stands in a call that makes a problem, a fault or a dead letter. */
    private static final Pattern CODE = Pattern.compile(
            "(?:Problem\\s*\\.of\\(\\s*\\d+,|notFound\\(|conflict\\(|badRequest\\(|unprocessable\\(\\s*[^,;]+,|FieldFault\\.query\\("
                    + "\\s*[^,;]+,|new FieldFault\\([^,;]+,|UnreadableFileException\\(|ImportRow\\.broken\\([^;]{0,40}?,|reject\\("
                    + "[^,;]+,|poison\\([^,;]+,)\\s*\"([A-Z][A-Z0-9_]+)\"");

    private static final Pattern TABLE = Pattern.compile("StateTable\\.of\\(\"([A-Z_]+)\"");

    @Test
    void explainsEveryCode() {
        Set<String> used = new TreeSet<>();
        for (String source : ProjectFiles.sources()) {
            Matcher codes = CODE.matcher(source);
            while (codes.find()) {
                used.add(codes.group(1));
            }
            Matcher tables = TABLE.matcher(source);
            while (tables.find()) {
                used.add(tables.group(1) + "_MOVE_NOT_ALLOWED");
            }
        }
        String catalogue = ProjectFiles.read("docs/problems.md");

        assertThat(used).hasSizeGreaterThan(60);
        assertThat(used)
                .filteredOn(code -> !catalogue.contains("`" + code + "`"))
                .isEmpty();
    }
}
