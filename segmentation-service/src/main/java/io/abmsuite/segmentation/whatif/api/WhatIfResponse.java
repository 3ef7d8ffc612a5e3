package io.abmsuite.segmentation.whatif.api;

import io.abmsuite.segmentation.money.Money;
import io.abmsuite.segmentation.policy.ParameterValues;
import io.abmsuite.segmentation.run.Matrix;
import io.abmsuite.segmentation.run.RunOutcome;
import io.abmsuite.segmentation.whatif.WhatIf;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a run would find and change. Nothing of it is stored.
 *
 * @param parameters all it was computed with
 * @param watermark ledger position up to which sales were seen
 * @param outputHash a run with these parameters at this watermark has the same
 * @param matrix all 16 cells, row by row: AX, AY, AZ, A-, BX to --
 */
public record WhatIfResponse(
        @NotNull String policy,
        @NotNull Map<String, Object> parameters,
        @NotNull LocalDate asOf,
        String currency,
        @NotNull LocalDate windowStart,
        @NotNull LocalDate windowEnd,
        long watermark,
        @NotNull String outputHash,
        @NotNull PortfolioResponse portfolio,
        @NotNull List<MatrixCellResponse> matrix,
        @NotNull MovementResponse movement,
        @NotNull LoadResponse load) {

    static WhatIfResponse of(WhatIf whatIf) {
        RunOutcome outcome = whatIf.outcome();
        String currency = whatIf.currency();
        return new WhatIfResponse(
                whatIf.policy(),
                ParameterValues.write(whatIf.task().parameters()),
                whatIf.task().asOf(),
                currency,
                outcome.windowStart(),
                outcome.windowEnd(),
                outcome.watermark(),
                outcome.outputHash(),
                PortfolioResponse.of(outcome.portfolio(), currency),
                whatIf.matrix().cells().stream()
                        .map(cell -> MatrixCellResponse.of(cell, currency))
                        .toList(),
                MovementResponse.of(whatIf.movement(), currency),
                LoadResponse.of(whatIf.load()));
    }

    /** One field of the matrix. */
    public record MatrixCellResponse(
            @NotNull String cell, int accounts, @NotNull Money total, String share) {

        static MatrixCellResponse of(Matrix.Cell cell, String currency) {
            return new MatrixCellResponse(
                    cell.abc() + cell.xyz(),
                    cell.accounts(),
                    Money.of(cell.total(), currency),
                    cell.share() == null ? null : cell.share().toPlainString());
        }
    }
}
