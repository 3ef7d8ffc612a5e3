package io.abmsuite.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class QuickReadsTest {

    private static final int READS = 500;

    private record Answer(Integer number, Integer session, Throwable failure) {}

    @Inject
    QuickReads reads;

    @Test
    void answersManyReadsOfFewSessionsEachItsOwn() {
        List<Answer> answers = all("select $1::int, pg_backend_pid()");

        assertThat(answers).allMatch(answer -> answer.failure() == null);
        assertThat(answers)
                .extracting(Answer::number)
                .containsExactlyElementsOf(IntStream.range(0, READS).boxed().toList());
        Set<Integer> sessions = answers.stream().map(Answer::session).collect(Collectors.toSet());
        assertThat(sessions).hasSizeBetween(1, 4);
    }

    @Test
    void oneThatFailsTakesNoOtherWithIt() {
        List<Answer> answers = all("select 1 / ($1::int % 7) * $1::int, pg_backend_pid()");

        for (int i = 0; i < READS; i++) {
            Answer answer = answers.get(i);
            if (i % 7 == 0) {
                assertThat(answer.failure()).isInstanceOf(PgException.class).hasMessageContaining("division by zero");
            } else {
                assertThat(answer.number()).isEqualTo(i % 7 == 1 ? i : 0);
            }
        }
    }

    private List<Answer> all(String sql) {
        return Uni.join()
                .all(IntStream.range(0, READS).mapToObj(i -> read(sql, i)).toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private Uni<Answer> read(String sql, int i) {
        return reads.client()
                .preparedQuery(sql)
                .execute(Tuple.of(i))
                .map(rows -> answerOf(rows.iterator().next()))
                .onFailure()
                .recoverWithItem(failure -> new Answer(null, null, failure));
    }

    private static Answer answerOf(Row row) {
        return new Answer(row.getInteger(0), row.getInteger(1), null);
    }
}
