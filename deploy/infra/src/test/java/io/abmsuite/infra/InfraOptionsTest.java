package io.abmsuite.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InfraOptionsTest {

    @Test
    void hasSensibleDefaults() {
        InfraOptions options = InfraOptions.parse("--data", "/data", "--state", "/state");

        assertThat(options.binaries()).hasToString("/data/bin");
        assertThat(options.postgresPort()).isZero();
        assertThat(options.durable()).isTrue();
        assertThat(options.createTopics()).isTrue();
    }

    @Test
    void tellsWhatIsWrong() {
        assertThatThrownBy(() -> InfraOptions.parse("--data", "/data"))
                .hasMessageContaining("--data and --state are required");
        assertThatThrownBy(() -> InfraOptions.parse("--colour", "red")).hasMessageContaining("--colour");
        assertThatThrownBy(() -> InfraOptions.parse("--data")).hasMessageContaining("incomplete option --data");
    }
}
