package io.abmsuite.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.abmsuite.platform.filter.FieldType;
import io.abmsuite.platform.filter.ListFields;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.VisibleTeams;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainListTest {

    @ParameterizedTest
    @ValueSource(strings = {"account a", "account a where a.code = 'x'", "account a where {team:a.team} or true"})
    void refusesAListThatDoesNotSayWhoSeesItsRows(String from) {
        assertThatIllegalArgumentException().isThrownBy(() -> list(from));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account a where {team:a.team}", "campaign c\nwhere true\n"})
    void takesAListThatSaysIt(String from) {
        assertThat(list(from)).isNotNull();
    }

    @Test
    void bindsCursorsToWhatTheCallerSees() {
        CursorCodec cursors = new CursorCodec(Base64.getEncoder().encodeToString(new byte[16]));
        var north = VisibleTeams.of(List.of("north"));
        String cursor = cursors.encode("list|null|null" + north.scope(), List.of("1"));

        assertThat(ListRequest.of(north, null, null, null, cursor)
                        .page("list", cursors)
                        .after())
                .containsExactly("1");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ListRequest.of(VisibleTeams.of(List.of("south")), null, null, null, cursor)
                        .page("list", cursors));
    }

    private static MainList<String> list(String from) {
        return new MainList<>("list", "a.code", from, "a.id", FieldType.ID, new ListFields(), row -> row.getString(0));
    }
}
