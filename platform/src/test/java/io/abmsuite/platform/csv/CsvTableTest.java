package io.abmsuite.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    private record Line(String name, BigDecimal amount, Boolean open) {}

    private static final CsvTable<Line> TABLE = new CsvTable<Line>()
            .with("name", Line::name)
            .with("amount", Line::amount)
            .with("open", Line::open);

    @Test
    void writesRfc4180() {
        assertThat(TABLE.header()).isEqualTo("name,amount,open\r\n");
        assertThat(TABLE.lines(
                        List.of(new Line("a, \"b\"\nc", new BigDecimal("-1.50"), true), new Line(null, null, null))))
                .isEqualTo("\"a, \"\"b\"\"\nc\",-1.50,true\r\n,,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30", "-1", "@SUM(A1)", "\tx", "\rx"})
    void keepsTextsFromBeingTakenForFormulas(String text) {
        assertThat(CsvCells.of(text)).isEqualTo("'" + text);
    }

    @Test
    void leavesNumbersAndHarmlessTextsAsTheyAre() {
        assertThat(CsvCells.of(new BigDecimal("-1.50"))).isEqualTo("-1.50");
        assertThat(CsvCells.of("a=b")).isEqualTo("a=b");
        assertThat(CsvCells.of(null)).isEmpty();
    }
}
