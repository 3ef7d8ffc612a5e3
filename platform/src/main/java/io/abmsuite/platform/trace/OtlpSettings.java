package io.abmsuite.platform.trace;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Switches tracing on as soon as an endpoint is named, by the standard variables of OpenTelemetry (for example {@code
 * OTEL_EXPORTER_OTLP_ENDPOINT}) or by Quarkus' settings, which win.
 */
public final class OtlpSettings implements ConfigSourceFactory {

    private static final int ABOVE_THE_SHARED_DEFAULTS = 110;
    private static final List<String> ENDPOINTS = List.of("exporter.otlp.endpoint", "exporter.otlp.traces.endpoint");
    private static final List<String> OTHERS =
            List.of("exporter.otlp.protocol", "exporter.otlp.headers", "traces.sampler.arg", "resource.attributes");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> settings = new HashMap<>();
        for (String name : ENDPOINTS) {
            String standard = value(context, "otel." + name);
            if (standard != null) {
                settings.put("quarkus.otel." + name, standard);
            }
            if (standard != null || value(context, "quarkus.otel." + name) != null) {
                settings.put("quarkus.otel.sdk.disabled", "false");
            }
        }
        for (String name : OTHERS) {
            String standard = value(context, "otel." + name);
            if (standard != null) {
                settings.put("quarkus.otel." + name, standard);
            }
        }
        return List.of(new PropertiesConfigSource(settings, "OpenTelemetry variables", ABOVE_THE_SHARED_DEFAULTS));
    }

    /** What somebody has set; Quarkus' own default, an endpoint on this machine, is no wish to be traced. */
    private static String value(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null
                        || value.getConfigSourceOrdinal() <= 0
                        || value.getValue() == null
                        || value.getValue().isBlank()
                ? null
                : value.getValue();
    }
}
