package io.abmsuite.segmentation.comparison.api;

import io.abmsuite.segmentation.comparison.ClassTable;
import io.abmsuite.segmentation.comparison.RunPair;
import io.abmsuite.segmentation.money.Money;
import io.abmsuite.segmentation.run.ResultPairs.Transition;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * How accounts and revenue moved from one run to another; {@code -} stands for no class.
 *
 * @param against the run before
 * @param moved how many accounts are in another field of the matrix
 * @param differences parameters the runs differ in: part of the movement may come from them
 * @param abc all 16 pairs of ABC classes, xyz all 16 of XYZ classes
 * @param cells the pairs of cells there are
 */
public record MigrationResponse(
        @NotNull UUID runId,
        @NotNull LocalDate asOf,
        @NotNull UUID against,
        @NotNull LocalDate againstAsOf,
        int accounts,
        int moved,
        @NotNull List<RunPair.Difference> differences,
        @NotNull List<ClassMoveResponse> abc,
        @NotNull List<ClassMoveResponse> xyz,
        @NotNull List<ClassMoveResponse> cells) {

    private static final List<String> ABC = List.of("A", "B", "C", "-");
    private static final List<String> XYZ = List.of("X", "Y", "Z", "-");

    static MigrationResponse of(RunPair pair, List<Transition> found) {
        String currency = pair.currency();
        List<ClassMoveResponse> cells = rows(ClassTable.ofCells(found), currency);
        return new MigrationResponse(
                pair.latter().id(),
                pair.latter().asOf(),
                pair.former().id(),
                pair.former().asOf(),
                cells.stream().mapToInt(ClassMoveResponse::accounts).sum(),
                cells.stream()
                        .filter(cell -> !cell.from().equals(cell.to()))
                        .mapToInt(ClassMoveResponse::accounts)
                        .sum(),
                pair.differences(),
                rows(ClassTable.of(found, ABC, Transition::fromAbc, Transition::toAbc), currency),
                rows(ClassTable.of(found, XYZ, Transition::fromXyz, Transition::toXyz), currency),
                cells);
    }

    private static List<ClassMoveResponse> rows(List<ClassTable.Entry> entries, String currency) {
        return entries.stream()
                .map(entry -> ClassMoveResponse.of(entry, currency))
                .toList();
    }

    /**
     * What went from one class to another, or stayed.
     *
     * @param totalBefore what these accounts brought in the run before
     * @param totalNow what they bring in this one
     */
    public record ClassMoveResponse(
            @NotNull String from,
            @NotNull String to,
            int accounts,
            @NotNull Money totalBefore,
            @NotNull Money totalNow) {

        static ClassMoveResponse of(ClassTable.Entry entry, String currency) {
            return new ClassMoveResponse(
                    entry.from(),
                    entry.to(),
                    entry.accounts(),
                    Money.of(entry.before(), currency),
                    Money.of(entry.now(), currency));
        }
    }
}
