package io.abmsuite.segmentation.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MovementTest {

    private final Movement.Counter counter = new Movement.Counter();

    @Test
    void hasAllPairsOfClassesInOrderWhoeverMoves() {
        Movement movement = counter.movement();

        assertThat(movement.abc())
                .extracting(move -> move.from() + move.to())
                .containsExactly(
                        "AA", "AB", "AC", "A-", "BA", "BB", "BC", "B-", "CA", "CB", "CC", "C-", "-A", "-B", "-C", "--");
        assertThat(movement.cells()).isEmpty();
        assertThat(movement.moved()).isEqualTo(moved(0, "0", "0", "0"));
    }

    @Test
    void addsUpWhoComesIntoABetterOrWorseClass() {
        add("A", "X", "A", "Z", "5");
        add("A", "X", "B", "X", "7");
        add("B", "Y", "A", "X", "11");
        add("-", "-", "C", "-", "13");
        add("C", "Z", "-", "-", "0");
        add("C", "Z", "B", "Z", "-2");

        Movement movement = counter.movement();

        assertThat(movement.moved()).isEqualTo(moved(5, "29", "22", "7"));
        assertThat(movement.abc()).filteredOn(move -> move.accounts() > 0).hasSize(6);
        assertThat(movement.cells())
                .extracting(move -> move.from() + ">" + move.to())
                .containsExactly("AX>AZ", "AX>BX", "BY>AX", "CZ>BZ", "CZ>--", "-->C-");
    }

    private void add(String fromAbc, String fromXyz, String toAbc, String toXyz, String total) {
        counter.add(new Letters(fromAbc, fromXyz), new Letters(toAbc, toXyz), new BigDecimal(total));
    }

    private static Movement.Moved moved(int accounts, String total, String up, String down) {
        return new Movement.Moved(accounts, new BigDecimal(total), new BigDecimal(up), new BigDecimal(down));
    }
}
