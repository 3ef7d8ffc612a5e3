package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkedExampleTest {
    private final Book book = WorkedExample.book();
    private final Results results = book.run(Parameters.monthly(), WorkedExample.AS_OF);

    @Test
    void equalsTheExpectedRowsInOrder() {
        List<String> lines = new ArrayList<>(List.of(ResultsCsv.header()));
        for (int i = 0; i < results.size(); i++) {
            lines.add(ResultsCsv.line(results.row(i)));
        }

        assertThat(lines.stream().map(WorkedExampleTest::comparable))
                .containsExactlyElementsOf(WorkedExample.lines("expected.csv").stream()
                        .map(WorkedExampleTest::comparable)
                        .toList());
    }

    @Test
    void equalsWhatTheOracleMakesOfIt() {
        Oracle oracle = new Oracle(book, Parameters.monthly(), WorkedExample.AS_OF);

        assertThat(IntStream.range(0, results.size()).mapToObj(i -> ResultsCsv.line(results.row(i))))
                .containsExactlyElementsOf(oracle.lines());
    }

    @Test
    void equalsTheExpectedWindow() throws IOException {
        JsonNode summary = summary();

        Window window = results.window();

        assertThat(window.start()).isEqualTo(summary.get("window_start").asText());
        assertThat(window.end()).isEqualTo(summary.get("window_end").asText());
        assertThat(window.complete()).isTrue();
    }

    @Test
    void equalsTheExpectedPortfolio() throws IOException {
        JsonNode summary = summary();

        Portfolio portfolio = results.portfolio();

        assertThat(portfolio.accounts()).isEqualTo(summary.get("accounts").asInt());
        assertThat(portfolio.payingAccounts())
                .isEqualTo(summary.get("paying_accounts").asInt());
        assertThat(portfolio.positiveTotal()).isEqualByComparingTo(decimal(summary, "positive_total"));
        assertThat(portfolio.majorAccounts())
                .isEqualTo(summary.get("major_accounts").asInt());
        assertThat(portfolio.majorShare()).isEqualTo(decimal(summary, "major_share"));
        assertThat(portfolio.top1Share()).isEqualTo(decimal(summary, "top1_share"));
        assertThat(portfolio.top5Share()).isEqualTo(decimal(summary, "top5_share"));
        assertThat(portfolio.top10Share()).isEqualTo(decimal(summary, "top10_share"));
        assertThat(portfolio.hhi()).isEqualTo(decimal(summary, "hhi"));
        assertThat(portfolio.effectiveAccounts()).isEqualTo(decimal(summary, "effective_accounts"));
        assertThat(portfolio.gini()).isEqualTo(decimal(summary, "gini"));
        assertThat(portfolio.giniCorrected()).isEqualTo(decimal(summary, "gini_corrected"));
    }

    @Test
    void equalsTheExpectedClassCountsSharesAndMatrix() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode summary = summary();

        Portfolio portfolio = results.portfolio();

        assertThat(mapper.<JsonNode>valueToTree(portfolio.classCount())).isEqualTo(summary.get("class_count"));
        assertThat(mapper.<JsonNode>valueToTree(portfolio.matrix())).isEqualTo(summary.get("matrix"));
        for (AbcClass letter : AbcClass.values()) {
            assertThat(portfolio.classShare().get(letter))
                    .isEqualTo(decimal(summary.get("class_share"), letter.name()));
        }
    }

    @Test
    void equalsTheExpectedMigration() throws IOException {
        JsonNode expected = summary().get("migration");
        List<Migration.Move> moves = new ArrayList<>();
        expected.get("moved")
                .forEach(move -> moves.add(new Migration.Move(
                        move.get(0).asText(), move.get(1).asText(), move.get(2).asText())));

        Migration migration = Kernel.migration(book.input(), results, 12);

        assertThat(migration.previousAsOf()).isEqualTo(LocalDate.of(2024, 12, 31));
        assertThat(new ObjectMapper().<JsonNode>valueToTree(migration.table())).isEqualTo(expected.get("table"));
        assertThat(migration.moved()).isEqualTo(moves);
    }

    private static JsonNode summary() throws IOException {
        return new ObjectMapper().readTree(WorkedExample.text("summary.json"));
    }

    private static BigDecimal decimal(JsonNode node, String field) {
        return new BigDecimal(node.get(field).asText());
    }

    /** Totals are written with 2 decimals in the example and with 4 by us; everything else is compared as text. */
    private static String comparable(String line) {
        String[] cells = line.split(",", -1);
        if (cells[2].matches("-?[0-9.]+")) {
            cells[2] = new BigDecimal(cells[2]).setScale(4).toPlainString();
        }
        return String.join(",", Arrays.asList(cells));
    }
}
