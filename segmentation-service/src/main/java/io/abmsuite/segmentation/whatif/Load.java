package io.abmsuite.segmentation.whatif;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The work that classes put on managers, in load units per year. Accounts that lack a letter put none.
 *
 * @param published of the classes that are published
 * @param whatIf of the classes that were computed
 * @param cells from AX to CZ
 */
public record Load(BigDecimal published, BigDecimal whatIf, List<CellLoad> cells) {

    /** The load of one cell. */
    public record CellLoad(
            String cell,
            BigDecimal unitsPerAccount,
            int publishedAccounts,
            BigDecimal published,
            int whatIfAccounts,
            BigDecimal whatIf) {}

    /** Of so many accounts in each cell. */
    static Load of(Map<String, BigDecimal> units, Map<String, Integer> published, Map<String, Integer> whatIf) {
        BigDecimal before = BigDecimal.ZERO;
        BigDecimal after = BigDecimal.ZERO;
        List<CellLoad> cells = new ArrayList<>();
        for (Map.Entry<String, BigDecimal> unit : units.entrySet()) {
            int had = published.getOrDefault(unit.getKey(), 0);
            int has = whatIf.getOrDefault(unit.getKey(), 0);
            BigDecimal hadLoad = unit.getValue().multiply(BigDecimal.valueOf(had));
            BigDecimal hasLoad = unit.getValue().multiply(BigDecimal.valueOf(has));
            cells.add(new CellLoad(unit.getKey(), unit.getValue(), had, hadLoad, has, hasLoad));
            before = before.add(hadLoad);
            after = after.add(hasLoad);
        }
        return new Load(before, after, cells);
    }
}
