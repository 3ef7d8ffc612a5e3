package io.abmsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IssuerGuardTest {

    private static final String SERVER = "quarkus.oidc.auth-server-url";

    @Test
    void acceptsAnIssuer() {
        assertThatNoException()
                .isThrownBy(
                        () -> IssuerGuard.refuseLocalSettings(config(Map.of(SERVER, "https://id.example.com/realm"))));
    }

    @Test
    void refusesAMissingIssuer() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> IssuerGuard.refuseLocalSettings(config(Map.of())))
                .withMessageContaining("QUARKUS_OIDC_AUTH_SERVER_URL");
    }

    @Test
    void refusesTheKeyPairForLocalUse() {
        Map<String, String> withKey = Map.of(SERVER, "https://id.example.com/realm", "quarkus.oidc.public-key", "AAAA");
        Map<String, String> withIssuer =
                Map.of(SERVER, "https://id.example.com/realm", "quarkus.oidc.token.issuer", "urn:abmsuite:local");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> IssuerGuard.refuseLocalSettings(config(withKey)));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> IssuerGuard.refuseLocalSettings(config(withIssuer)));
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
