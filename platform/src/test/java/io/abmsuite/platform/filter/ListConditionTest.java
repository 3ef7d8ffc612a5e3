package io.abmsuite.platform.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListConditionTest {

    private static final ListFields FIELDS = new ListFields()
            .with("cell", FieldType.TEXT, "c.cell")
            .with("share", FieldType.NUMBER, "c.share")
            .with("day", FieldType.DATE, "c.day")
            .with("open", FieldType.BOOLEAN, "c.open")
            .with("tags", FieldType.LIST, "c.tags");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cell = \"AX\"|(c.cell = $1::text)",
                "cell=AX|(c.cell = $1::text)",
                "cell != 'AX'|(c.cell is distinct from $1::text)",
                "cell:ax|(strpos(lower(c.cell), lower($1::text)) > 0)",
                "cell:*|(c.cell is not null)",
                "tags:a|($1::text = any(c.tags))",
                "tags:*|(cardinality(c.tags) > 0)",
                "share >= -0.1|(c.share >= $1::numeric)",
                "day < 2026-01-31|(c.day < $1::date)",
                "open = true|(c.open = $1::boolean)",
                "NOT open = true|not coalesce(c.open = $1::boolean, false)",
                "NOT (open = true AND tags:a)|not (coalesce(c.open = $1::boolean, false) and coalesce($2::text = any(c.tags), false))",
                "NOT cell = a OR cell = b|(not coalesce(c.cell = $1::text, false) or (c.cell = $2::text))"
            })
    void compilesAComparison(String filter, String sql) {
        assertThat(compile(filter).filter()).isEqualTo(sql);
    }

    /** As AIP-160 has it. */
    @Test
    void bindsOrTighterThanAnd() {
        assertThat(compile("open = true AND cell = a OR cell = b").filter())
                .isEqualTo("((c.open = $1::boolean) and ((c.cell = $2::text)" + " or (c.cell = $3::text)))");
        assertThat(compile("(open = true AND cell = a) OR cell = b").filter())
                .isEqualTo("(((c.open = $1::boolean) and (c.cell = $2::text))" + " or (c.cell = $3::text))");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "colour = red|at position 1: expected a field, found colour; fields: cell, share, day, open, tags",
                "cell|at position 5: expected one of = != < <= > >= :, found the end",
                "cell =|at position 7: expected a value, found the end",
                "cell = \"AX|at position 8: the quote is not closed",
                "(cell = a|at position 10: expected ), found the end",
                "cell = a cell = b|at position 10: expected AND, OR or the end, found cell",
                "cell > a|at position 6: > does not apply to cell",
                "tags = a|at position 6: = does not apply to tags",
                "share = 1e3|at position 9: share must be a decimal number",
                "share = NaN|at position 9: share must be a decimal number",
                "day = 2026-02-30|at position 7: day must be an ISO 8601 date, for example 2026-01-31",
                "open = yes|at position 8: open must be true or false",
                "cell ! a|at position 6: ! stands before = only; write NOT",
                "cell = a OR|at position 12: expected a field, found the end; fields: cell, share, day, open, tags"
            })
    void tellsWhatIsWrongAndWhere(String filter, String message) {
        FieldFault fault = fault(filter, null).get(0);

        assertThat(fault.pointer()).isEqualTo("query:filter");
        assertThat(fault.message()).isEqualTo(message);
    }

    @Test
    void refusesWhatIsTooMuch() {
        assertThat(fault("cell = a" + " OR cell = a".repeat(50), null).get(0).message())
                .contains("more than 50 comparisons");
        assertThat(fault("(".repeat(21) + "cell = a" + ")".repeat(21), null)
                        .get(0)
                        .message())
                .contains("nested deeper than 20");
        assertThat(fault("NOT ".repeat(400) + "cell = a", null).get(0).message())
                .contains("nested deeper than 20");
        assertThat(fault("cell = " + "a".repeat(2000), null).get(0).message()).contains("longer than 2000");
    }

    @Test
    void ordersWithTheIdInTheEnd() {
        ListCondition condition = condition(null, "share desc, cell");

        assertThat(condition.orderBy(ListPart.PRESENT))
                .isEqualTo("c.share desc nulls last, c.cell asc nulls last, c.id asc nulls last");
        assertThat(condition.orderBy(ListPart.ABSENT)).isEqualTo("c.cell asc nulls last, c.id asc nulls last");
        assertThat(condition.position()).isEqualTo("array[(c.share)::text, (c.cell)::text, (c.id)::text]");
        assertThat(condition(null, null).orderBy(ListPart.WHOLE)).isEqualTo("c.id asc nulls last");
    }

    @Test
    void beginsWithTheRowsThatHaveWhatIsOrderedBy() {
        ListCondition condition = condition(null, "share desc");

        assertThat(condition.hasParts()).isTrue();
        assertThat(condition.within(ListPart.PRESENT, List.of())).isEqualTo("c.share is not null");
        assertThat(condition.within(ListPart.ABSENT, List.of())).isEqualTo("c.share is null");
        assertThat(condition(null, null).hasParts()).isFalse();
    }

    @Test
    void goesOnAfterARow() {
        assertThat(condition(null, "share desc").within(ListPart.PRESENT, List.of("0.5", "1")))
                .isEqualTo("c.share is not null and (c.share <= $1::text::numeric and (c.share < $1::text::numeric"
                        + " or c.share = $1::text::numeric and (((c.id > $2::text::uuid or c.id is null)))))");
        assertThat(condition(null, "share desc").within(ListPart.ABSENT, Arrays.asList(null, "1")))
                .isEqualTo("c.share is null and c.id > $1::text::uuid");
        assertThat(condition(null, null).within(ListPart.WHOLE, List.of("1")))
                .isEqualTo("true and c.id > $1::text::uuid");
    }

    @Test
    void tellsAllFaultsOfFilterAndOrderAtOnce() {
        assertThat(fault("colour = red", "tags"))
                .extracting(FieldFault::pointer)
                .containsExactly("query:filter", "query:orderBy");
        assertThat(fault(null, "cell, cell").get(0).message()).isEqualTo("names cell twice");
        assertThat(fault(null, "cell upwards").get(0).message()).isEqualTo("after cell only asc or desc may follow");
        assertThat(fault(null, "cell, share, day, open").get(0).message()).isEqualTo("has more than 3 fields");
        assertThat(fault(null, "").get(0).message()).startsWith("\"\" is no field");
    }

    /** Whatever a caller writes: it is a 400, or a condition of our own texts with all its values bound. */
    @Property(tries = 2000)
    void neverLetsACallersTextIntoTheCondition(@ForAll String text) {
        try {
            String sql = compile("cell = " + text).filter();
            assertThat(sql.replaceAll(
                            "\\(|\\)|coalesce|strpos|lower|c\\.[a-z]+| = | is distinct from | > 0|cardinality"
                                    + "|\\$\\d+::[a-z]+|, false|, | and | or |not | is not null|any|[<>=]",
                            ""))
                    .isBlank();
        } catch (ProblemException refused) {
            assertThat(refused.problem().status()).isEqualTo(400);
        }
    }

    private static ListCondition compile(String filter) {
        return condition(filter, null);
    }

    private static ListCondition condition(String filter, String orderBy) {
        return ListCondition.of(filter, orderBy, FIELDS, "c.id", FieldType.ID, new SqlValues());
    }

    private static List<FieldFault> fault(String filter, String orderBy) {
        return catchThrowableOfType(ProblemException.class, () -> condition(filter, orderBy))
                .problem()
                .errors();
    }
}
