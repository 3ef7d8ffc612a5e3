package io.abmsuite.segmentation.run.api;

import io.abmsuite.segmentation.money.Money;
import io.abmsuite.segmentation.run.Matrix;
import io.abmsuite.segmentation.run.Run;
import io.abmsuite.segmentation.run.Strategy;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The matrix of a run.
 *
 * @param positiveTotal what the shares are of
 * @param cells all 16, row by row: AX, AY, AZ, A-, BX to --
 */
public record MatrixResponse(
        @NotNull UUID runId,
        @NotNull LocalDate asOf,
        int accounts,
        Money positiveTotal,
        @NotNull List<CellResponse> cells) {

    static MatrixResponse of(Run run, Matrix matrix) {
        return new MatrixResponse(
                run.id(),
                run.asOf(),
                matrix.accounts(),
                Money.of(matrix.positiveTotal(), run.currency()),
                matrix.cells().stream()
                        .map(cell -> CellResponse.of(cell, run.currency()))
                        .toList());
    }

    /**
     * One field of the matrix.
     *
     * @param strategy null where a letter is missing
     */
    public record CellResponse(
            @NotNull String cell,
            @NotNull String abc,
            @NotNull String xyz,
            int accounts,
            Money total,
            String share,
            Strategy strategy) {

        static CellResponse of(Matrix.Cell cell, String currency) {
            return new CellResponse(
                    cell.abc() + cell.xyz(),
                    cell.abc(),
                    cell.xyz(),
                    cell.accounts(),
                    Money.of(cell.total(), currency),
                    cell.share() == null ? null : cell.share().toPlainString(),
                    cell.strategy());
        }
    }
}
