package io.abmsuite.platform.etag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.abmsuite.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    private static final UUID ID = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01930000-0000-7000-8000-000000000002");

    private record View(UUID id, long version) implements Versioned {}

    @Test
    void acceptsTheTagOfTheVersionWhateverIsShownBeside() {
        String seen = tag(new View(ID, 3), "{\"cell\":\"AX\"}");

        assertThatCode(() -> IfMatch.required(seen).check(ID, 3)).doesNotThrowAnyException();
        assertThatCode(() -> IfMatch.required("\"x\", " + seen).check(ID, 3)).doesNotThrowAnyException();
        assertThatCode(() -> IfMatch.required("*").check(ID, 9)).doesNotThrowAnyException();
        assertThatCode(() -> IfMatch.optional(null).check(ID, 9)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnotherVersionAnotherResourceAndAWeakTag() {
        String seen = tag(new View(ID, 3), "{}");

        assertThat(statusOf(() -> IfMatch.required(seen).check(ID, 4))).isEqualTo(412);
        assertThat(statusOf(() -> IfMatch.required(seen).check(ID, 30))).isEqualTo(412);
        assertThat(statusOf(() -> IfMatch.required(seen).check(OTHER, 3))).isEqualTo(412);
        assertThat(statusOf(() -> IfMatch.required("W/" + seen).check(ID, 3))).isEqualTo(412);
        assertThat(statusOf(() -> IfMatch.required(tag(new Object(), "{}")).check(ID, 3)))
                .isEqualTo(412);
    }

    @Test
    void asksForTheHeader() {
        assertThat(statusOf(() -> IfMatch.required(null))).isEqualTo(428);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "\"3", "3\"", "\"a\" \"b\"", "\"a\",", "\"\u00e4\"", "* , \"a\""})
    void refusesWhatIsNoListOfTags(String header) {
        assertThat(statusOf(() -> IfMatch.required(header))).isEqualTo(400);
    }

    @Test
    void changesWithWhatIsAnswered() {
        assertThat(tag(new View(ID, 3), "{\"cell\":\"AX\"}"))
                .isNotEqualTo(tag(new View(ID, 3), "{\"cell\":\"AY\"}"))
                .isNotEqualTo(tag(new View(OTHER, 3), "{\"cell\":\"AX\"}"))
                .startsWith("\"3.000000000001.");
    }

    private static String tag(Object view, String json) {
        return EntityTag.of(view, json.getBytes(StandardCharsets.UTF_8));
    }

    private static int statusOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem().status();
    }
}
