package io.abmsuite.accounts.dataimport.revert;

import io.abmsuite.accounts.contact.ContactSnapshots;
import io.abmsuite.accounts.dataimport.ImportJob;
import io.abmsuite.accounts.dataimport.ImportKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Takes imports of contacts back. */
@ApplicationScoped
class ContactRevert implements RevertTarget {

    private static final List<String> COLUMNS =
            List.of("full_name", "first_name", "last_name", "title", "email", "phone", "attributes", "account_id");
    private static final String ACCOUNT_IS_THERE = """
            (c.former ->> 'account_id' is null
             or exists (select 1 from account p where p.id = (c.former ->> 'account_id')::uuid))
            """;
    private static final String ARCHIVE = """
            update contact set archived = true, version = version + 1, updated_at = now()
            where id = any($1) and not archived and $2::uuid is not null
            """;

    private final Restoring restoring;
    private final Removing removing;
    private final Revertible contacts;

    ContactRevert(Restoring restoring, Removing removing, ContactSnapshots snapshots) {
        this.restoring = restoring;
        this.removing = removing;
        contacts = new Revertible(
                "contact",
                COLUMNS,
                ACCOUNT_IS_THERE,
                Map.of("engagement", "contact_id"),
                "",
                "",
                ARCHIVE,
                snapshots::store,
                snapshots::erase);
    }

    @Override
    public ImportKind kind() {
        return ImportKind.contacts;
    }

    @Override
    public boolean revert(ImportJob job, BooleanSupplier stopping) {
        return restoring.all(job, contacts, new Nothing(), stopping)
                && removing.all(job, contacts, List.of(), stopping);
    }

    /** No contact decides about another. */
    private static final class Nothing implements Restoring.Check {

        @Override
        public Uni<Void> before(SqlConnection transaction) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> after(SqlConnection transaction, UUID[] restored) {
            return Uni.createFrom().voidItem();
        }
    }
}
