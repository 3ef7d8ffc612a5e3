package io.abmsuite.accounts.dataimport.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abmsuite.accounts.dataimport.ImportFormat;
import io.abmsuite.accounts.dataimport.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2\n",
                "a;b\n1;2\n",
                "\uFEFFa,b\r\n1,2\r\n",
                "A , B\n 1 ,\"2\"",
                "\n\na,b\n\n1,2\n\n",
                "\"a\";\"b\"\n\"1\";\"2\""
            })
    void readsTheUsualForms(String text) throws IOException {
        List<ImportRow> rows = csv(text);

        assertThat(rows).extracting(ImportRow::values).containsExactly(Map.of("a", "1", "b", "2"));
        assertThat(rows.get(0).number()).isEqualTo(1);
    }

    @Test
    void readsQuotesOverSeveralLines() throws IOException {
        assertThat(csv("a,b\n\"one\ntwo, \"\"three\"\"\",2\n3,4\n"))
                .extracting(row -> row.get("a"))
                .containsExactly("one\ntwo, \"three\"", "3");
    }

    @Test
    void marksRowsWithTooManyOrTooFewCells() throws IOException {
        assertThat(csv("a,b\n1\n1,2,3\n1,2\n"))
                .extracting(row -> row.fault() == null ? "right" : row.fault().code())
                .containsExactly("WRONG_NUMBER_OF_CELLS", "WRONG_NUMBER_OF_CELLS", "right");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n\n\n"})
    void refusesAnEmptyFile(String text) {
        assertThat(codeOf(ImportFormat.CSV, text.getBytes(UTF_8))).isEqualTo("EMPTY_FILE");
        assertThat(codeOf(ImportFormat.NDJSON, text.getBytes(UTF_8))).isEqualTo("EMPTY_FILE");
    }

    @Test
    void refusesAHeaderThatDoesNotNameEachColumnOnce() {
        assertThat(codeOf(ImportFormat.CSV, "a,A\n".getBytes(UTF_8))).isEqualTo("BAD_HEADER");
        assertThat(codeOf(ImportFormat.CSV, "a,\n".getBytes(UTF_8))).isEqualTo("BAD_HEADER");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThat(codeOf(ImportFormat.CSV, "name\nM\u00fcller\n".getBytes(ISO_8859_1)))
                .isEqualTo("NOT_UTF8");
        assertThat(codeOf(ImportFormat.NDJSON, "{\"name\":\"M\u00fcller\"}".getBytes(ISO_8859_1)))
                .isEqualTo("NOT_UTF8");
    }

    @Test
    void refusesAQuoteThatIsNeverClosedWithoutReadingTheFileIntoMemory() {
        byte[] endless = new byte[8 << 20];
        java.util.Arrays.fill(endless, (byte) 'x');
        System.arraycopy("a,b\n\"".getBytes(UTF_8), 0, endless, 0, 5);

        assertThat(codeOf(ImportFormat.CSV, endless)).isEqualTo("BAD_CSV");
    }

    @Test
    void refusesALineOfEndlessJson() {
        byte[] endless = new byte[2 << 20];
        java.util.Arrays.fill(endless, (byte) '[');

        assertThat(codeOf(ImportFormat.NDJSON, endless)).isEqualTo("LINE_TOO_LONG");
    }

    @Test
    void readsJsonLinesWithTheNamesOfTheColumns() throws IOException {
        List<ImportRow> rows = read(ImportFormat.NDJSON, """
                {"Amount": 12.5, "tags": ["a","b"], "none": null, "blank": " "}

                not json
                [1]
                {"amount": 1e3}
                {"amount": 1e999999999}
                """.getBytes(UTF_8));

        assertThat(rows.get(0).values()).isEqualTo(Map.of("amount", "12.5", "tags", "a;b"));
        assertThat(rows.get(1).fault().code()).isEqualTo("NOT_JSON");
        assertThat(rows.get(2).fault().code()).isEqualTo("NOT_AN_OBJECT");
        assertThat(rows.get(3).get("amount")).isEqualTo("1000");
        assertThat(rows.get(4).get("amount")).isEqualTo("1E+999999999");
        assertThat(rows).extracting(ImportRow::number).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    /** Whatever is quoted as RFC 4180 says comes back, whichever the separator. */
    @Property(tries = 300)
    void givesBackWhatWasWritten(
            @ForAll @Size(min = 1, max = 5)
                    List<@Size(min = 2, max = 2) List<@CharRange(from = ' ', to = '~') String>> cells,
            @ForAll boolean semicolons)
            throws IOException {
        String separator = semicolons ? ";" : ",";
        StringBuilder text = new StringBuilder("a" + separator + "b\n");
        cells.forEach(row -> text.append(quoted(row.get(0)))
                .append(separator)
                .append(quoted(row.get(1)))
                .append("\r\n"));

        List<ImportRow> rows = csv(text.toString());

        assertThat(rows).hasSize(cells.size());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).values().getOrDefault("a", ""))
                    .isEqualTo(cells.get(i).get(0).strip());
            assertThat(rows.get(i).values().getOrDefault("b", ""))
                    .isEqualTo(cells.get(i).get(1).strip());
        }
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static String codeOf(ImportFormat format, byte[] bytes) {
        UnreadableFileException[] caught = new UnreadableFileException[1];
        assertThatThrownBy(() -> read(format, bytes))
                .isInstanceOfSatisfying(UnreadableFileException.class, failure -> caught[0] = failure);
        return caught[0].code();
    }

    private static List<ImportRow> csv(String text) throws IOException {
        return read(ImportFormat.CSV, text.getBytes(UTF_8));
    }

    private static List<ImportRow> read(ImportFormat format, byte[] bytes) throws IOException {
        InputStream input = new ByteArrayInputStream(bytes);
        RowReader reader = Rows.open(format, input);
        List<ImportRow> rows = new ArrayList<>();
        for (ImportRow row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
        }
        return rows;
    }
}
