package io.abmsuite.segmentation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixTest {

    @Test
    void hasAllSixteenCellsRowByRow() {
        Matrix matrix = Matrix.of(List.of());

        assertThat(matrix.cells())
                .extracting(cell -> cell.abc() + cell.xyz())
                .containsExactly(
                        "AX", "AY", "AZ", "A-", "BX", "BY", "BZ", "B-", "CX", "CY", "CZ", "C-", "-X", "-Y", "-Z", "--");
        assertThat(matrix.accounts()).isZero();
        assertThat(matrix.cells()).extracting(Matrix.Cell::share).containsOnlyNulls();
    }

    @Test
    void sharesArePartsOfThePositiveTotals() {
        Matrix matrix = Matrix.of(List.of(
                count("A", "X", 2, "200.0000", "200.0000"),
                count("C", "Z", 3, "90.0000", "100.0000"),
                count("-", "-", 1, "0", "0")));

        assertThat(matrix.accounts()).isEqualTo(6);
        assertThat(matrix.positiveTotal()).isEqualByComparingTo("300");
        assertThat(cell(matrix, "AX").share()).isEqualTo(new BigDecimal("0.666667"));
        assertThat(cell(matrix, "CZ").share()).isEqualTo(new BigDecimal("0.333333"));
        assertThat(cell(matrix, "CZ").total()).isEqualTo(new BigDecimal("90.0000"));
        assertThat(cell(matrix, "BX").share()).isEqualTo(new BigDecimal("0.000000"));
        assertThat(cell(matrix, "--").accounts()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "AX, 7", "AY, 14", "AZ, 14", "BX, 30", "BY, 30", "BZ, 45", "CX, 90", "CY, 90", "CZ, 180",
    })
    void eachCellHasItsCadence(String cell, int days) {
        Matrix matrix = Matrix.of(List.of());

        assertThat(cell(matrix, cell).strategy().cadenceDays()).isEqualTo(days);
    }

    @Test
    void cellsWithoutALetterHaveNoStrategy() {
        Matrix matrix = Matrix.of(List.of());

        assertThat(cell(matrix, "C-").strategy()).isNull();
        assertThat(cell(matrix, "--").strategy()).isNull();
    }

    private static Matrix.Cell cell(Matrix matrix, String name) {
        return matrix.cells().stream()
                .filter(cell -> name.equals(cell.abc() + cell.xyz()))
                .findFirst()
                .orElseThrow();
    }

    private static Matrix.Count count(String abc, String xyz, int accounts, String total, String positive) {
        return new Matrix.Count(abc, xyz, accounts, new BigDecimal(total), new BigDecimal(positive));
    }
}
