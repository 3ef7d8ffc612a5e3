package io.abmsuite.suite.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    @TempDir
    Path data;

    @Test
    void signsWhatTheServicesAskFor() throws Exception {
        KeyPair keys = new Secrets(data).tokenKeys();
        Clock clock = Clock.fixed(Instant.ofEpochSecond(1_000_000), ZoneOffset.UTC);

        String token =
                new Tokens(keys, clock).sign("anna", List.of("accounts:read"), List.of("north"), Duration.ofHours(1));

        String[] parts = token.split("\\.");
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.path("iss").asText()).isEqualTo("urn:abmsuite:local");
        assertThat(claims.path("aud").asText()).isEqualTo("abm-suite");
        assertThat(claims.path("sub").asText()).isEqualTo("anna");
        assertThat(claims.path("exp").asLong()).isEqualTo(1_003_600);
        assertThat(claims.path("realm_access").path("roles").get(0).asText()).isEqualTo("accounts:read");
        assertThat(claims.path("teams").get(0).asText()).isEqualTo("north");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void keepsItsSecretsToTheirOwner() throws Exception {
        Secrets secrets = new Secrets(data);

        assertThat(secrets.text("cursor-key")).isEqualTo(new Secrets(data).text("cursor-key"));
        assertThat(secrets.text("cursor-key")).isNotEqualTo(secrets.text("other"));
        assertThat(secrets.tokenKeys().getPublic())
                .isEqualTo(new Secrets(data).tokenKeys().getPublic());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets/token-keys"))))
                .isEqualTo("rw-------");
    }
}
