package io.abmsuite.accounts.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.testing.ExampleCalls;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.RoleTable;
import io.abmsuite.platform.testing.StoredOpenApi;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What the service says of itself is what is stored, reviewed, and true. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class OpenApiTest {

    @Test
    void describesItselfAsStored() {
        StoredOpenApi.assertStored("accounts");
    }

    @Test
    void describesEveryOperationWhole() {
        assertThat(StoredOpenApi.gaps()).isEmpty();
    }

    @Test
    void givesExamplesThatKeepTheirSchemas() {
        assertThat(StoredOpenApi.wrongExamples()).isEmpty();
    }

    @Test
    void answersItsExamples() {
        ExampleCalls examples = ExampleCalls.ofThisService();

        new ServiceExamples(examples).sendAll();

        assertThat(examples.notSent())
                .as("operations whose examples nobody sends; send them in ServiceExamples")
                .isEmpty();
    }

    @Test
    void letsEachRoleDoWhatTheTableSays() {
        assertThat(RoleTable.faultsOf("accounts")).isEmpty();
    }
}
