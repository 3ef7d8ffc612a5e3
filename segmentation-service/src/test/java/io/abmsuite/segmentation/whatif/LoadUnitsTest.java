package io.abmsuite.segmentation.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadUnitsTest {

    @ParameterizedTest
    @CsvSource({
        "AX, 52.1429",
        "AY, 26.0714",
        "AZ, 26.0714",
        "BX, 12.1667",
        "BY, 12.1667",
        "BZ, 8.1111",
        "CX, 4.0556",
        "CY, 4.0556",
        "CZ, 2.0278"
    })
    void aCellHasItsContactsPerYear(String cell, BigDecimal units) {
        assertThat(LoadUnits.of(Map.of())).hasSize(9).containsEntry(cell, units);
    }

    @Test
    void settingsReplaceTheUnitsOfSingleCells() {
        Map<String, BigDecimal> units = LoadUnits.of(Map.of("AX", BigDecimal.TEN, "CZ", BigDecimal.ZERO));

        assertThat(units)
                .containsEntry("AX", BigDecimal.TEN)
                .containsEntry("CZ", BigDecimal.ZERO)
                .containsEntry("AY", new BigDecimal("26.0714"));
    }

    @Test
    void refusesWhatIsNoCellAndLessThanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> LoadUnits.of(Map.of("DX", BigDecimal.ONE)));
        assertThatIllegalArgumentException().isThrownBy(() -> LoadUnits.of(Map.of("AX", new BigDecimal("-1"))));
    }

    @Test
    void loadIsAccountsTimesUnits() {
        Map<String, BigDecimal> units = LoadUnits.of(Map.of("AX", new BigDecimal("10"), "AY", new BigDecimal("3.5")));

        Load load = Load.of(units, Map.of("AX", 2, "--", 5), Map.of("AY", 3, "C-", 1));

        assertThat(load.published()).isEqualByComparingTo("20");
        assertThat(load.whatIf()).isEqualByComparingTo("10.5");
        assertThat(load.cells()).hasSize(9).first().satisfies(cell -> {
            assertThat(cell.publishedAccounts()).isEqualTo(2);
            assertThat(cell.whatIfAccounts()).isZero();
        });
    }
}
