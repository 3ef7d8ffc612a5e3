package io.abmsuite.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodiesTest {

    enum Colour {
        RED,
        BLUE
    }

    record Part(@NotBlank String label, Integer count) {}

    record Body(
            @NotBlank @Size(max = 5) String name, @NotNull LocalDate day, Colour colour, List<@Valid Part> parts) {}

    private final RequestBodies bodies = new RequestBodies(
            new ObjectMapper().registerModule(new JavaTimeModule()), Validation.buildDefaultValidatorFactory());
    private final MergePatch patches = new MergePatch(bodies);

    @Test
    void readsABodyWithoutFaults() {
        Body body = read(
                "{\"name\":\"x\",\"day\":\"2026-01-31\",\"colour\":\"RED\",\"parts\":[{\"label\":\"a\",\"count\":1}]}");

        assertThat(body).isEqualTo(new Body("x", LocalDate.of(2026, 1, 31), Colour.RED, List.of(new Part("a", 1))));
    }

    @Test
    void tellsAllFaultsAtOnce() {
        Problem problem = refusalOf(
                "{\"name\":\"too long\",\"day\":\"2026-02-30\",\"colour\":\"GREEN\",\"parts\":[{\"label\":\" \",\"count\":\"x\"}]}");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors())
                .extracting(FieldFault::pointer)
                .containsExactlyInAnyOrder("/name", "/day", "/colour", "/parts/0/label", "/parts/0/count");
    }

    @Test
    void tellsUnknownFieldsBesideOtherFaults() {
        Problem problem = refusalOf("{\"nmae\":\"x\",\"day\":null,\"parts\":[{\"label\":\"a\",\"size\":{\"w\":1}}]}");

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("UNKNOWN_FIELD");
        assertThat(problem.errors())
                .extracting(FieldFault::pointer)
                .containsExactlyInAnyOrder("/nmae", "/parts/0/size", "/name", "/day");
    }

    @Test
    void tellsTextsNoDatabaseStoresWithTheirPlace() {
        Problem problem = refusalOf("{\"name\":\"x\",\"day\":\"2026-01-31\",\"parts\":[{\"label\":\"\\u0000\"}]}");

        assertThat(problem.errors()).extracting(FieldFault::pointer).containsExactly("/parts/0/label");
        assertThat(problem.errors()).extracting(FieldFault::code).containsExactly("FORBIDDEN_CHARACTER");
    }

    @Test
    void readsTheSameElementAgainAfterItWasRefused() {
        JsonNode element = bodies.tree(bytes("{\"name\":\"x\",\"day\":\"today\",\"size\":1}"));

        for (int time = 0; time < 2; time++) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> bodies.read(element, Body.class))
                    .satisfies(refused -> assertThat(refused.problem().errors())
                            .extracting(FieldFault::pointer)
                            .containsExactlyInAnyOrder("/day", "/size"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"name\":}", "null", "{\"name\":\"a\",\"name\":\"b\"}", "{} {}"})
    void refusesWhatIsNotOneJsonObject(String text) {
        assertThat(refusalOf(text).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "\"x\"", "7", "{\"name\":7,\"day\":\"2026-01-31\"}", "{\"name\":[],\"day\":\"2026-01-31\"}"
            })
    void refusesValuesOfAnotherType(String text) {
        assertThat(refusalOf(text).status()).isEqualTo(422);
    }

    @Test
    void mergesAPatchIntoTheCurrentFacts() {
        Body current = new Body("x", LocalDate.of(2026, 1, 31), Colour.RED, List.of());

        Body patched = patches.apply(current, bytes("{\"name\":\"y\",\"colour\":null}"), Body.class);

        assertThat(patched).isEqualTo(new Body("y", LocalDate.of(2026, 1, 31), null, List.of()));
    }

    @Test
    void refusesAPatchOfAFieldThatMayNotBePatched() {
        Body current = new Body("x", LocalDate.of(2026, 1, 31), Colour.RED, List.of());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> patches.apply(current, bytes("{\"id\":1}"), Body.class))
                .satisfies(refused -> assertThat(refused.problem().status()).isEqualTo(400));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> patches.apply(current, bytes("{\"name\":null}"), Body.class))
                .satisfies(refused -> assertThat(refused.problem().status()).isEqualTo(422));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> patches.apply(current, bytes("[]"), Body.class))
                .satisfies(refused -> assertThat(refused.problem().status()).isEqualTo(400));
    }

    private Body read(String json) {
        return bodies.read(bytes(json), Body.class);
    }

    private Problem refusalOf(String json) {
        try {
            throw new AssertionError("was read as " + read(json));
        } catch (ProblemException refused) {
            return refused.problem();
        }
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
