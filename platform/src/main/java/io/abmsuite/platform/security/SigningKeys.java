package io.abmsuite.platform.security;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks the issuer for its keys again and again, so that tokens of a key it has withdrawn are refused soon. Quarkus alone
 * asks only when a token names a key it does not know; that is what is used here: a token nobody has signed names one.
 * While the issuer does not answer, the keys known last stay good.
 */
@ApplicationScoped
class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);

    private final Vertx vertx;
    private final TenantIdentityProvider tokens;
    private final Optional<String> issuer;
    private final Duration every;

    SigningKeys(
            Vertx vertx,
            TenantIdentityProvider tokens,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> issuer,
            @ConfigProperty(name = "abm.signing-keys.refresh-every", defaultValue = "1M") Duration every) {
        this.vertx = vertx;
        this.tokens = tokens;
        this.issuer = issuer;
        this.every = every;
    }

    void start(@Observes StartupEvent start) {
        if (issuer.isPresent()) {
            vertx.setPeriodic(every.toMillis(), timer -> refresh());
        }
    }

    private void refresh() {
        tokens.authenticate(new AccessTokenCredential(tokenOfUnknownKey()))
                .subscribe()
                .with(
                        identity -> LOG.error("a token nobody has signed was accepted"),
                        refused -> LOG.debugf("asked the issuer for its keys: %s", refused.getMessage()));
    }

    /** Well-formed, with a key id the issuer has not given: what Quarkus asks the issuer for. */
    static String tokenOfUnknownKey() {
        return base64("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + UUID.randomUUID() + "\"}") + "."
                + base64("{\"exp\":0}") + "." + base64("signed by nobody");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
