package io.abmsuite.segmentation.live;

import static io.abmsuite.segmentation.testing.LiveClasses.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventProbe;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.BusinessClock;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.abmsuite.segmentation.testing.LiveClasses;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Accounts whose class moves are told at once, those that only sold more when their minute is over. A class that moved shows
 * that all sales before it were looked at, so that who was not told by then was made to wait.
 */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class LiveMinuteTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private BusinessClock clock;
    private ExampleLedger ledger;
    private long before;

    @BeforeEach
    void goLive() {
        clock = BusinessClock.at("2026-01-15");
        ledger = ExampleLedger.feed();
        LiveClasses.goLive("monthly");
        LiveClasses.assertFollowed("monthly", "2026-01-15");
        before = version("A01");
    }

    @AfterEach
    void end() {
        LiveClasses.end();
    }

    @Test
    void anAccountThatOnlySoldMoreIsToldWhenItsMinuteIsOver() {
        ledger.add("more", "A01", "2025-12-30", "1", "EUR");
        lookedAt("N01");
        assertThat(total("A01")).isEqualTo("120000.0000");

        clock.advance(MINUTE.minusMillis(1));
        lookedAt("N02");
        assertThat(total("A01")).isEqualTo("120000.0000");
        assertThat(version("A01")).isEqualTo(before);

        try (EventProbe classes = EventProbe.on("abm.classes")) {
            String key = ledger.idOf("A01").toString();
            clock.advance(Duration.ofMillis(1));
            eventually(() -> assertThat(classes.payloads(key))
                    .anySatisfy(told -> assertThat(told).contains("\"version\":" + (before + 1), "120001.0000")));
        }
        assertThat(total("A01")).isEqualTo("120001.0000");
        assertThat(version("A01")).isEqualTo(before + 1);
    }

    @Test
    void noAccountIsToldTwiceWithinAMinuteOfItsSales() {
        ledger.add("first", "A01", "2025-12-30", "1", "EUR");
        lookedAt("N01");
        clock.advance(Duration.ofSeconds(40));
        ledger.add("second", "A01", "2025-12-30", "2", "EUR");
        lookedAt("N02");
        clock.advance(Duration.ofSeconds(20));
        eventually(() -> assertThat(total("A01")).isEqualTo("120003.0000"));
        assertThat(version("A01")).isEqualTo(before + 1);

        ledger.add("third", "A01", "2025-12-30", "4", "EUR");
        lookedAt("N03");
        clock.advance(Duration.ofSeconds(59));
        lookedAt("N04");
        assertThat(version("A01")).isEqualTo(before + 1);
        clock.advance(Duration.ofSeconds(1));

        eventually(() -> assertThat(total("A01")).isEqualTo("120007.0000"));
        assertThat(version("A01")).isEqualTo(before + 2);
    }

    @Test
    void anAccountWhoseClassMovesIsToldAtOnceAndWithItWhatItSoldBefore() {
        ledger.add("more", "A12", "2025-12-30", "1", "EUR");
        lookedAt("N01");
        assertThat(total("A12")).isEqualTo("3600.0000");

        ledger.add("much", "A12", "2025-12-30", "90000", "EUR");

        eventually(() -> assertThat(total("A12")).isEqualTo("93601.0000"));
        long told = version("A12");
        clock.advance(MINUTE);
        ledger.add("other", "A01", "2025-12-30", "1", "EUR");
        lookedAt("N02");
        assertThat(version("A12")).as("there is nothing left to tell").isEqualTo(told);
    }

    /** A new account is told at once. */
    private void lookedAt(String newcomer) {
        ledger.add("newcomer-" + newcomer, newcomer, "2026-01-10", "1", "EUR");
        eventually(
                () -> assertThat(Database.query("select lifecycle from account_class where account_code = ?", newcomer))
                        .containsExactly(List.of("ONE_OFF")));
    }

    private static String total(String code) {
        return Database.value("select cast(total as text) from account_class where account_code = ?", code)
                .toString();
    }

    private static long version(String code) {
        return (Long) Database.value("select version from account_class where account_code = ?", code);
    }
}
