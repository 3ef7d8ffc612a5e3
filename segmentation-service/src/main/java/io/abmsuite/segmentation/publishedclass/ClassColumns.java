package io.abmsuite.segmentation.publishedclass;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.segmentation.money.DecimalText;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Published classes between rows and records. */
@ApplicationScoped
class ClassColumns {

    /** In the order of {@link #arrays}. */
    static final String NAMES = """
            account_id, account_code, version, policy, policy_version, run_id, as_of, since, abc_class, xyz_class, cell, \
            lifecycle, rank, total, currency, share, cv, recency_days, flags, month_totals, computed_abc, computed_xyz, \
            confirmed_abc, confirmed_xyz, candidate_abc, candidate_xyz, candidate_runs, candidate_as_of""";

    static final String UNNESTED = """
            unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::int[], $6::text[], $7::text[], $8::text[], \
            $9::text[], $10::text[], $11::text[], $12::text[], $13::int[], $14::text[], $15::text[], $16::text[], \
            $17::text[], $18::int[], $19::text[], $20::text[], $21::text[], $22::text[], $23::text[], $24::text[], \
            $25::text[], $26::text[], $27::int[], $28::text[]) as c (%s)""".formatted(NAMES);

    private static final TypeReference<List<MonthTotal>> MONTHS = new TypeReference<>() {};

    private final ObjectMapper json;

    ClassColumns(ObjectMapper json) {
        this.json = json;
    }

    Tuple arrays(List<PublishedClass> rows) {
        Tuple values = Tuple.tuple();
        values.addArrayOfString(texts(rows, row -> row.figures().accountId()));
        values.addArrayOfString(texts(rows, row -> row.figures().accountCode()));
        values.addArrayOfLong(rows.stream().map(PublishedClass::version).toArray(Long[]::new));
        values.addArrayOfString(texts(rows, row -> row.source().policy()));
        values.addArrayOfInteger(numbers(rows, row -> row.source().policyVersion()));
        values.addArrayOfString(texts(rows, row -> row.source().runId()));
        values.addArrayOfString(texts(rows, row -> row.source().asOf()));
        values.addArrayOfString(texts(rows, PublishedClass::since));
        values.addArrayOfString(texts(rows, row -> row.letters().abc()));
        values.addArrayOfString(texts(rows, row -> row.letters().xyz()));
        values.addArrayOfString(texts(rows, row -> row.letters().cell()));
        values.addArrayOfString(texts(rows, row -> row.figures().lifecycle()));
        values.addArrayOfInteger(numbers(rows, row -> row.figures().rank()));
        values.addArrayOfString(texts(rows, row -> DecimalText.of(row.figures().total())));
        values.addArrayOfString(texts(rows, row -> row.figures().currency()));
        values.addArrayOfString(texts(rows, row -> DecimalText.of(row.figures().share())));
        values.addArrayOfString(texts(rows, row -> DecimalText.of(row.figures().cv())));
        values.addArrayOfInteger(numbers(rows, row -> row.figures().recencyDays()));
        values.addArrayOfString(
                texts(rows, row -> String.join(" ", row.figures().flags())));
        values.addArrayOfString(texts(rows, row -> write(row.figures().monthTotals())));
        addLetters(values, rows, row -> row.figures().letters());
        addLetters(values, rows, row -> row.standing().confirmed());
        addLetters(values, rows, row -> candidate(row, Candidate::letters));
        values.addArrayOfInteger(numbers(rows, row -> Objects.requireNonNullElse(candidate(row, Candidate::runs), 0)));
        values.addArrayOfString(texts(rows, row -> candidate(row, Candidate::asOf)));
        return values;
    }

    private static void addLetters(Tuple values, List<PublishedClass> rows, Function<PublishedClass, Letters> letters) {
        values.addArrayOfString(texts(rows, row -> letter(letters.apply(row), Letters::abc)));
        values.addArrayOfString(texts(rows, row -> letter(letters.apply(row), Letters::xyz)));
    }

    private static String letter(Letters letters, Function<Letters, String> which) {
        return letters == null ? null : which.apply(letters);
    }

    private static <T> T candidate(PublishedClass row, Function<Candidate, T> value) {
        return row.standing().candidate() == null
                ? null
                : value.apply(row.standing().candidate());
    }

    PublishedClass read(Row row) {
        Publication source = new Publication(
                row.getString("policy"),
                row.getInteger("policy_version"),
                row.getUUID("run_id"),
                row.getLocalDate("as_of"));
        return new PublishedClass(
                figures(row),
                standing(row),
                letters(row, "abc_class", "xyz_class"),
                row.getLong("version"),
                source,
                row.getLocalDate("since"));
    }

    private static Standing standing(Row row) {
        int runs = row.getInteger("candidate_runs");
        Candidate candidate = runs == 0
                ? null
                : new Candidate(
                        letters(row, "candidate_abc", "candidate_xyz"), runs, row.getLocalDate("candidate_as_of"));
        return new Standing(letters(row, "confirmed_abc", "confirmed_xyz"), candidate);
    }

    private static Letters letters(Row row, String abc, String xyz) {
        return new Letters(row.getString(abc), row.getString(xyz));
    }

    private ClassFigures figures(Row row) {
        return new ClassFigures(
                row.getUUID("account_id"),
                row.getString("account_code"),
                letters(row, "computed_abc", "computed_xyz"),
                row.getString("lifecycle"),
                row.getInteger("rank"),
                row.getBigDecimal("total"),
                row.getString("currency"),
                row.getBigDecimal("share"),
                row.getBigDecimal("cv"),
                row.getInteger("recency_days"),
                List.of(row.getArrayOfStrings("flags")),
                months(row.getString("month_totals")));
    }

    private String write(List<MonthTotal> months) {
        try {
            return json.writeValueAsString(months);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("months are plain records", impossible);
        }
    }

    private List<MonthTotal> months(String text) {
        try {
            return json.readValue(text, MONTHS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("month totals in the database are not what was written", broken);
        }
    }

    private static String[] texts(List<PublishedClass> rows, Function<PublishedClass, Object> value) {
        return rows.stream()
                .map(value)
                .map(found -> found == null ? null : found.toString())
                .toArray(String[]::new);
    }

    private static Integer[] numbers(List<PublishedClass> rows, Function<PublishedClass, Integer> value) {
        return rows.stream().map(value).toArray(Integer[]::new);
    }
}
