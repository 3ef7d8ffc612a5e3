package io.abmsuite.segmentation.whatif.api;

import io.abmsuite.segmentation.whatif.Load;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * The work classes put on managers, in load units per year: accounts of a cell times its units.
 *
 * @param published of the classes that are published
 * @param whatIf of the classes that were computed
 * @param change whatIf less published
 */
public record LoadResponse(
        @NotNull String published,
        @NotNull String whatIf,
        @NotNull String change,
        @NotNull List<CellLoadResponse> cells) {

    static LoadResponse of(Load load) {
        return new LoadResponse(
                load.published().toPlainString(),
                load.whatIf().toPlainString(),
                load.whatIf().subtract(load.published()).toPlainString(),
                load.cells().stream().map(LoadResponse::cell).toList());
    }

    private static CellLoadResponse cell(Load.CellLoad cell) {
        return new CellLoadResponse(
                cell.cell(),
                cell.unitsPerAccount().toPlainString(),
                cell.publishedAccounts(),
                cell.published().toPlainString(),
                cell.whatIfAccounts(),
                cell.whatIf().toPlainString());
    }

    /** The load of one cell. */
    public record CellLoadResponse(
            @NotNull String cell,
            @NotNull String unitsPerAccount,
            int publishedAccounts,
            @NotNull String published,
            int whatIfAccounts,
            @NotNull String whatIf) {}
}
