package io.abmsuite.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abmsuite.platform.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPositionTest {

    @Test
    void readsWhatItPrints() {
        List<TopicPosition> positions =
                List.of(new TopicPosition("abm.sales", 3, 15), new TopicPosition("abm.accounts", 0, 2));

        String text = TopicPosition.print(positions);

        assertThat(text).isEqualTo("abm.accounts/0@2,abm.sales/3@15");
        assertThat(TopicPosition.parse("after", text)).containsExactlyInAnyOrderElementsOf(positions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abm.sales", "abm.sales/x@1", "abm.sales/1@", "a/1@2,", "a/1@2;b/1@2"})
    void refusesOtherTexts(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> TopicPosition.parse("after", text))
                .satisfies(refused ->
                        assertThat(refused.problem().errors().get(0).pointer()).isEqualTo("query:after"));
    }
}
