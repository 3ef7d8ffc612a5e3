package io.abmsuite.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class DatabaseRolesTest {

    private static final String NOT_ALLOWED = "42501";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table mine (n int)",
                "drop table outbox",
                "alter table outbox add column mine int",
                "truncate outbox",
                "create trigger mine before insert on outbox for each row execute function suppress_redundant_updates_trigger()",
                "update flyway_schema_history set success = false"
            })
    void theServiceCannotChangeItsSchema(String statement) {
        assertThatThrownBy(() -> Database.asService(statement))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo(NOT_ALLOWED));
    }

    @Test
    void theServiceOwnsNothing() {
        assertThat(Database.query(
                        "select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = ?",
                        Database.serviceRole()))
                .isEmpty();
    }

    @Test
    void theServiceReadsAndWritesRowsAndUsesTemporaryTables() throws SQLException {
        Database.asService("delete from publication_position where topic = 'none'");
        Database.asService("create temp table copied (like public.publication_position including all)");
    }
}
