package io.abmsuite.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidsTest {

    @Test
    void makesVersionSevenIdsInRisingOrder() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            ids.add(Uuids.timeOrdered());
        }

        assertThat(ids).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
        assertThat(ids.stream().map(UUID::toString).toList()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void makesTheSameIdForTheSameParts() {
        UUID id = Uuids.nameBased("sale", "erp", "10248-1");

        assertThat(id).isEqualTo(Uuids.nameBased("sale", "erp", "10248-1"));
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void makesTheIdsItHasAlwaysMade() {
        assertThat(Uuids.nameBased("sale", "erp", null, "", "Käse"))
                .hasToString("5702dda3-79b8-84c2-889a-047d8918f25f");
    }

    @Test
    void tellsPartsApartByTheirBorders() {
        assertThat(Uuids.nameBased("ab", "c")).isNotEqualTo(Uuids.nameBased("a", "bc"));
        assertThat(Uuids.nameBased("a", null)).isNotEqualTo(Uuids.nameBased("a", ""));
    }
}
