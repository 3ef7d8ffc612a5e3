package io.abmsuite.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abmsuite.platform.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferTest {

    @ParameterizedTest
    @CsvSource(
            value = {"wait=10|10", "respond-async, wait=3|3", "wait = 60|60", "return=minimal|0", "|0", "await=5|0"},
            delimiter = '|')
    void readsTheWait(String header, long seconds) {
        assertThat(Prefer.wait(header)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void refusesToWaitLongerThanAMinute() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Prefer.wait("wait=61"));
    }
}
