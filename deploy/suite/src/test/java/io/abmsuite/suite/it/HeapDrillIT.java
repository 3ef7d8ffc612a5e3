package io.abmsuite.suite.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.launch.Folders;
import io.abmsuite.suite.launch.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Five million accounts and a heap of 384 MB: whatever looks at all of them is refused and says so, and the service goes on. */
class HeapDrillIT {

    private static final int ACCOUNTS = 5_000_000;
    /** Without their history, which takes longer than all the rest. */
    private static final String FILL = """
            set session_replication_role = replica;
            update ledger_position set n = n + 1;
            insert into account (account_id, code, version, position)
            select ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'H' || lpad(i::text, 7, '0'), 1,
                   (select n from ledger_position)
            from generate_series(1, %d) i
            """.formatted(ACCOUNTS);

    @Test
    void refusesMoreAccountsThanItsMemoryHolds() throws IOException {
        try (TestSuite suite = TestSuite.start()) {
            Postgres postgres = new Postgres(suite.state().dataFolder());
            postgres.update(Service.SEGMENTATION.id(), FILL);
            Api api = suite.api("tester");

            refused(api, "/v1/runs", Map.of());
            refused(api, "/v1/runs", Map.of("rollUp", true));
            refused(api, "/v1/runs", Map.of("group", Map.of("by", "country", "value", "DE")));
            refused(api, "/v1/what-ifs", Map.of());
            refused(api, "/v1/policies/calibrate", Map.of());

            assertThat(api.get(Service.SEGMENTATION, "/v1/ledger")
                            .path("accounts")
                            .asInt())
                    .isEqualTo(ACCOUNTS);
            assertThat(suite.state().part(Service.SEGMENTATION.id()).handle()).isNotNull();
            assertThat(Files.readString(Folders.log(suite.state().dataFolder(), Service.SEGMENTATION.id())))
                    .doesNotContain("OutOfMemoryError");
        }
    }

    private static void refused(Api api, String path, Map<String, Object> more) {
        Map<String, Object> order = new HashMap<>(more);
        order.put("policy", "monthly");
        order.put("asOf", LocalDate.now(ZoneOffset.UTC).toString());
        if (path.equals("/v1/runs")) {
            order.put("publish", false);
        }
        assertThatThrownBy(() -> api.post(Service.SEGMENTATION, path, order, Map.of("Prefer", "wait=30")))
                .as(path + more)
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("PORTFOLIO_TOO_LARGE")
                .hasMessageContaining("raise -Xmx");
    }
}
