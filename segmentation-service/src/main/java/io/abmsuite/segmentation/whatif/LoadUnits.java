package io.abmsuite.segmentation.whatif;

import io.abmsuite.segmentation.run.Strategy;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Load units per year of one account of each cell: how often it is to be contacted, unless settings say otherwise. */
@ApplicationScoped
public class LoadUnits {

    static final List<String> CELLS = List.of("AX", "AY", "AZ", "BX", "BY", "BZ", "CX", "CY", "CZ");
    private static final BigDecimal YEAR = BigDecimal.valueOf(365);
    private static final int DECIMALS = 4;

    private final Map<String, BigDecimal> units;

    LoadUnits(LoadConfig config) {
        this.units = of(config.units());
    }

    static Map<String, BigDecimal> of(Map<String, BigDecimal> settings) {
        settings.forEach((cell, value) -> {
            if (!CELLS.contains(cell) || value.signum() < 0) {
                throw new IllegalArgumentException(
                        "segmentation.load.units." + cell + " must be a cell from AX to CZ with at least 0 units");
            }
        });
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        CELLS.forEach(cell -> units.put(cell, settings.getOrDefault(cell, cadence(cell))));
        return units;
    }

    private static BigDecimal cadence(String cell) {
        BigDecimal days = BigDecimal.valueOf(Strategy.of(cell).cadenceDays());
        return YEAR.divide(days, DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** By cell, from AX to CZ. */
    Map<String, BigDecimal> byCell() {
        return units;
    }
}
