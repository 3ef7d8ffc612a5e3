package io.abmsuite.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds statements that read or write what belongs to accounts without asking for the teams of the caller: text in quotes
 * that begins like a statement or a list of tables, names such a table and has no <code>{team:...}</code>.
 */
public final class UnscopedSql {

    private static final String TABLES =
            "(account|account_external_id|contact|feedback|state_move|account_class|class_change"
                    + "|engagement|sale_aside|sale|day_total|complaint|run_result|audience_member|touch)";
    private static final int DOT_ALL_NO_CASE = Pattern.DOTALL | Pattern.CASE_INSENSITIVE;
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"\\s*\\n(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final List<Pattern> STATEMENTS = List.of(
            Pattern.compile(
                    "\\s*\\(?(select|with|delete|update|insert)\\b.*\\b(from|join|update|into)\\s+" + TABLES + "\\b.*",
                    DOT_ALL_NO_CASE),
            Pattern.compile("\\s*\\(?(from|update)\\s+" + TABLES + "\\b.*", DOT_ALL_NO_CASE),
            Pattern.compile(
                    "\\s*" + TABLES + "\\s+\\w+\\s*(\\n|join\\b|left\\b|where\\b|cross\\b|$).*", DOT_ALL_NO_CASE));

    private UnscopedSql() {}

    /** The statements of a source file that do not ask for teams. */
    public static List<String> of(String source) {
        List<String> texts = new ArrayList<>();
        String rest = source.replaceAll("(?m)^(import|package) .*$", "");
        Matcher blocks = TEXT_BLOCK.matcher(rest);
        while (blocks.find()) {
            texts.add(blocks.group(1));
        }
        rest = JOINED.matcher(TEXT_BLOCK.matcher(rest).replaceAll("\"\"")).replaceAll("");
        Matcher literals = LITERAL.matcher(rest);
        while (literals.find()) {
            texts.add(literals.group(1));
        }
        return texts.stream().filter(UnscopedSql::isUnscoped).toList();
    }

    private static boolean isUnscoped(String text) {
        return !text.contains("{team:")
                && STATEMENTS.stream()
                        .anyMatch(statement -> statement.matcher(text).matches());
    }
}
