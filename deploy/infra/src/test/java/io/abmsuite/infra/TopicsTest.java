package io.abmsuite.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {

    /** A snapshot topic that is not compacted would forget accounts; a compacted ledger topic would forget sales. */
    @Test
    void compactsSnapshotsAndNothingElse() throws IOException {
        assertThat(Topics.listed())
                .filteredOn(topic -> "compact".equals(topic.configs().get("cleanup.policy")))
                .extracting(NewTopic::name)
                .containsExactly("abm.accounts", "abm.classes", "abm.contacts");
    }

    @Test
    void splitsEveryTopicInTwelve() throws IOException {
        assertThat(Topics.listed())
                .allSatisfy(topic -> assertThat(topic.numPartitions()).isEqualTo(12));
        assertThat(Topics.listed()).extracting(NewTopic::name).contains("abm.sales", "abm.segments", "abm.feedback");
    }
}
