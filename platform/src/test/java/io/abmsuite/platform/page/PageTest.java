package io.abmsuite.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abmsuite.platform.problem.ProblemException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private final CursorCodec cursors = new CursorCodec(Base64.getEncoder().encodeToString(new byte[16]));

    @Test
    void takesFiftyRowsByDefault() {
        PageRequest page = PageRequest.of("list", null, null, cursors);

        assertThat(page.limit()).isEqualTo(50);
        assertThat(page.fetch()).isEqualTo(51);
        assertThat(page.after(0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 201})
    void refusesALimitOutOfRange(int limit) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PageRequest.of("list", limit, null, cursors))
                .satisfies(refused ->
                        assertThat(refused.problem().errors().get(0).pointer()).isEqualTo("query:limit"));
    }

    @Test
    void goesOnAfterTheLastRowOfThePage() {
        PageRequest page = PageRequest.of("list", 2, null, cursors);

        PageResponse<String> response = PageResponse.of(List.of("a", "b", "c"), page, cursors, List::of);

        assertThat(response.items()).containsExactly("a", "b");
        assertThat(PageRequest.of("list", 2, response.nextCursor(), cursors).after(0))
                .isEqualTo("b");
    }

    @Test
    void hasNoCursorOnTheLastPage() {
        PageRequest page = PageRequest.of("list", 2, null, cursors);

        assertThat(PageResponse.of(List.of("a", "b"), page, cursors, List::of).nextCursor())
                .isNull();
    }
}
