package io.abmsuite.platform.security;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Refuses to start in profile {@code prod} with a missing issuer or with the key pair meant for local use. */
@ApplicationScoped
class IssuerGuard {

    /** Issuer of the tokens the launcher signs; never trusted in production. */
    static final String LOCAL_ISSUER = "urn:abmsuite:local";

    private final Config config;

    IssuerGuard(Config config) {
        this.config = config;
    }

    void check(@Observes StartupEvent start) {
        if (ConfigUtils.isProfileActive("prod")) {
            refuseLocalSettings(config);
        }
    }

    static void refuseLocalSettings(Config config) {
        if (value(config, "quarkus.oidc.auth-server-url").isEmpty()) {
            throw new IllegalStateException(
                    "Profile prod needs an OIDC issuer: set QUARKUS_OIDC_AUTH_SERVER_URL (or use profile local).");
        }
        if (value(config, "quarkus.oidc.public-key").isPresent()
                || value(config, "quarkus.oidc.token.issuer")
                        .filter(LOCAL_ISSUER::equals)
                        .isPresent()) {
            throw new IllegalStateException(
                    "Profile prod does not accept the local issuer: remove quarkus.oidc.public-key and the issuer "
                            + LOCAL_ISSUER + ".");
        }
    }

    private static Optional<String> value(Config config, String name) {
        return config.unwrap(SmallRyeConfig.class).getOptionalValue(name, String.class);
    }
}
