package io.abmsuite.segmentation.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Accounts by class: rows A, B, C and - (no class), columns X, Y, Z and -.
 *
 * @param positiveTotal what the shares are of
 * @param cells all 16, row by row
 */
public record Matrix(int accounts, BigDecimal positiveTotal, List<Cell> cells) {

    private static final List<String> ABC = List.of("A", "B", "C", "-");
    private static final List<String> XYZ = List.of("X", "Y", "Z", "-");
    private static final int SHARE_DECIMALS = 6;

    /**
     * One field of the matrix.
     *
     * @param total sum of the accounts' totals, returns included
     * @param share of the positive totals; null if there are none
     * @param strategy null where a letter is missing
     */
    public record Cell(String abc, String xyz, int accounts, BigDecimal total, BigDecimal share, Strategy strategy) {}

    /** Accounts and sums of one field, as counted. */
    record Count(String abc, String xyz, int accounts, BigDecimal total, BigDecimal positive) {}

    static Matrix of(List<Count> counts) {
        Map<String, Count> byCell = new HashMap<>();
        int accounts = 0;
        BigDecimal positive = BigDecimal.ZERO;
        for (Count count : counts) {
            byCell.put(count.abc() + count.xyz(), count);
            accounts += count.accounts();
            positive = positive.add(count.positive());
        }
        List<Cell> cells = new ArrayList<>();
        for (String abc : ABC) {
            for (String xyz : XYZ) {
                Count none = new Count(abc, xyz, 0, BigDecimal.ZERO, BigDecimal.ZERO);
                cells.add(cell(byCell.getOrDefault(abc + xyz, none), positive));
            }
        }
        return new Matrix(accounts, positive, cells);
    }

    private static Cell cell(Count count, BigDecimal whole) {
        BigDecimal share =
                whole.signum() == 0 ? null : count.positive().divide(whole, SHARE_DECIMALS, RoundingMode.HALF_EVEN);
        Strategy strategy = Strategy.of(count.abc() + count.xyz());
        return new Cell(count.abc(), count.xyz(), count.accounts(), count.total(), share, strategy);
    }
}
