package io.abmsuite.suite.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Accounts that bought once: another sale to one of them changes what is published of it at once. */
final class OneOffs {

    private static final String DATABASE = "segmentation";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Postgres postgres;
    private final DrillClient client;

    OneOffs(Postgres postgres, DrillClient client) {
        this.postgres = postgres;
        this.client = client;
    }

    /** Sells to one of them; answers to which. */
    String sellAgain() {
        String account = any();
        sell(account);
        return account;
    }

    /** Sells to one of them, and kills while the round stands before what it must publish of it; answers which one that is. */
    String killInARound(Runnable kill) {
        String account = any();
        try (Stall stall =
                Stall.of(postgres, DATABASE, "select 1 from account_class where account_code = '" + account + "'")) {
            sell(account);
            stall.awaitSomebody();
            kill.run();
        }
        return account;
    }

    void awaitFollowed(String account) {
        String lifecycle = "select lifecycle from account_class where account_code = '" + account + "'";
        await().atMost(PATIENCE)
                .until(() -> !postgres.value(DATABASE, lifecycle).equals("ONE_OFF"));
    }

    private void sell(String account) {
        Map<String, String> sale = Map.of(
                "saleId",
                "again-" + account,
                "source",
                "drill",
                "account",
                account,
                "occurredOn",
                LocalDate.now(ZoneOffset.UTC).toString(),
                "amount",
                "12.50");
        assertThat(client.post("/v1/sales/batch", Map.of("items", List.of(sale)), Map.of())
                        .body()
                        .at("/items/0/status")
                        .asInt())
                .isEqualTo(202);
    }

    private String any() {
        return postgres.value(
                DATABASE,
                "select account_code from account_class where lifecycle = 'ONE_OFF' order by account_code desc limit 1");
    }
}
