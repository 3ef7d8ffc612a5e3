package io.abmsuite.segmentation.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.testing.Fuzzer;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class FuzzTest {

    @Test
    void neitherFailsNorAnswersOtherwiseThanDescribedWhateverIsSent() {
        assertThat(new Fuzzer().faults()).isEmpty();
    }
}
