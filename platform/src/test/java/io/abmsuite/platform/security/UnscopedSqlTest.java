package io.abmsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.testing.ProjectFiles;
import io.abmsuite.platform.testing.UnscopedSql;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Statements on what belongs to accounts ask for the teams of the caller, or {@code docs/unscoped-sql.csv} says why not.
 * Consumers have no caller, and imports are for those who see all teams.
 */
class UnscopedSqlTest {

    private static final String NO_CALLER = "(?s).*package io\\.abmsuite\\.[a-z.]+\\.(messaging|dataimport)\\b.*";

    @Test
    void everyStatementAsksForTheTeamsOrSaysWhyNot() {
        Map<String, Integer> found = new TreeMap<>();
        for (Map.Entry<String, String> file : ProjectFiles.sourcesByName().entrySet()) {
            int statements = UnscopedSql.of(file.getValue()).size();
            if (statements > 0 && !file.getValue().matches(NO_CALLER)) {
                found.put(file.getKey(), statements);
            }
        }

        assertThat(found)
                .as("a statement on accounts needs {team:...} (see TeamSql), or a row in docs/unscoped-sql.csv")
                .isEqualTo(known());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"select id from account where code = $1\"",
                "\"select a.name \" + \"from contact c join account a on a.id = c.account_id\"",
                "\"\"\"\n    touch t\n    left join account a on true\n    \"\"\"",
                "\"from Account where code = :code\"",
                "\"delete from sale_aside where event_id = $1\""
            })
    void noticesAStatementThatDoesNotAsk(String code) {
        assertThat(UnscopedSql.of("class X { String sql = " + code + "; }")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"select id from account a where code = $1 and {team:a.team}\"",
                "\"select name from campaign\"",
                "\"is the code of one account and the external id of another\""
            })
    void isContentWithOthers(String code) {
        assertThat(UnscopedSql.of("class X { String sql = " + code + "; }")).isEmpty();
    }

    private static Map<String, Integer> known() {
        Map<String, Integer> known = new TreeMap<>();
        ProjectFiles.read("docs/unscoped-sql.csv").lines().skip(1).forEach(line -> {
            String[] cells = line.split(",", 3);
            known.put(cells[0], Integer.valueOf(cells[1]));
        });
        return known;
    }
}
