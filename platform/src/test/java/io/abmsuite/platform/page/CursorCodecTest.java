package io.abmsuite.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abmsuite.platform.problem.ProblemException;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorCodecTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final CursorCodec cursors = new CursorCodec(KEY);

    @Test
    void readsBackWhatItSigned() {
        String cursor = cursors.encode("accounts", List.of("Müller", "", "42"));

        assertThat(cursors.decode("accounts", cursor)).containsExactly("Müller", "", "42");
    }

    @Test
    void refusesACursorOfAnotherList() {
        String cursor = cursors.encode("accounts|team=north", List.of("42"));

        assertRefused("accounts|team=south", cursor);
    }

    @Test
    void refusesACursorOfAnotherKey() {
        byte[] other = new byte[32];
        other[0] = 1;
        String cursor = new CursorCodec(Base64.getEncoder().encodeToString(other)).encode("accounts", List.of("42"));

        assertRefused("accounts", cursor);
    }

    @Test
    void refusesEveryChangedByte() {
        byte[] cursor = Base64.getUrlDecoder().decode(cursors.encode("accounts", List.of("42")));

        IntStream.range(0, cursor.length).forEach(i -> {
            byte[] forged = cursor.clone();
            forged[i] ^= 1;
            assertRefused("accounts", Base64.getUrlEncoder().encodeToString(forged));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!", "AAAAAAAAAAAAAAAAAAAAAA"})
    void refusesWhatIsNoCursor(String text) {
        assertRefused("accounts", text);
    }

    @Test
    void refusesAShortKey() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new CursorCodec("AAAA"))
                .withMessageContaining("abm.cursor-key");
    }

    private void assertRefused(String list, String cursor) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> cursors.decode(list, cursor))
                .satisfies(refused -> {
                    assertThat(refused.problem().status()).isEqualTo(400);
                    assertThat(refused.problem().code()).isEqualTo("INVALID_CURSOR");
                });
    }
}
