package io.abmsuite.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtlpSettingsTest {

    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    private static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";
    private static final int SHARED_DEFAULTS = 100;
    private static final int ENVIRONMENT = 300;

    @Test
    void tracesNothingWhereNobodyHasNamedAnEndpoint() {
        assertThat(config(Map.of()).getConfigValue(DISABLED).getValue()).isEqualTo("true");
    }

    @Test
    void tracesToTheEndpointOfTheStandardVariable() {
        SmallRyeConfig config = config(Map.of("otel.exporter.otlp.endpoint", "http://collector:4317"));

        assertThat(config.getConfigValue(DISABLED).getValue()).isEqualTo("false");
        assertThat(config.getConfigValue(ENDPOINT).getValue()).isEqualTo("http://collector:4317");
    }

    @Test
    void tracesToTheEndpointOfQuarkusOwnSetting() {
        assertThat(config(Map.of(ENDPOINT, "http://collector:4317"))
                        .getConfigValue(DISABLED)
                        .getValue())
                .isEqualTo("false");
    }

    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withDefaultValue(ENDPOINT, "http://localhost:4317/")
                .withSources(new PropertiesConfigSource(Map.of(DISABLED, "true"), "shared", SHARED_DEFAULTS))
                .withSources(new PropertiesConfigSource(environment, "environment", ENVIRONMENT))
                .withSources(new OtlpSettings())
                .build();
    }
}
