package io.abmsuite.platform.security;

import io.abmsuite.platform.filter.SqlValues;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with places where the teams of the caller narrow it: <code>{team:a.team}</code> stands for the condition that
 * this column names one of them. For a caller who sees all teams the condition is {@code true}. All text is ours, the names
 * are bound.
 */
public final class TeamSql {

    private static final Pattern PLACE = Pattern.compile("\\{team:([^}]+)}");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    private final String open;
    private final String narrowed;

    /** A statement with its own parameters as {@code $1}, {@code $2} and at least one place. */
    public TeamSql(String template) {
        if (!PLACE.matcher(template).find()) {
            throw new IllegalArgumentException("nothing narrows this by team: " + template);
        }
        int parameters = PARAMETER
                .matcher(template)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(0);
        this.open = PLACE.matcher(template).replaceAll("true");
        this.narrowed = PLACE.matcher(template).replaceAll(place -> condition(place.group(1), "$" + (parameters + 1)));
    }

    /** Runs it with its own values for what this caller sees. */
    public Uni<RowSet<Row>> execute(SqlClient client, VisibleTeams teams, Tuple values) {
        return teams.areAll()
                ? client.preparedQuery(open).execute(values)
                : client.preparedQuery(narrowed).execute(values.addArrayOfString(teams.names()));
    }

    /** A part of a statement for what this caller sees; the names join the other values. */
    public static String fill(String part, VisibleTeams teams, SqlValues values) {
        return PLACE.matcher(part)
                .replaceAll(place -> teams.areAll() ? "true" : condition(place.group(1), values.bind(teams.names())));
    }

    private static String condition(String column, String names) {
        return Matcher.quoteReplacement(column + " = any(" + names + "::text[])");
    }
}
