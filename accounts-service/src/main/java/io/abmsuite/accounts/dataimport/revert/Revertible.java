package io.abmsuite.accounts.dataimport.revert;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What accounts and contacts differ in when they are taken back. All texts are SQL of ours.
 *
 * @param columns those a file can change
 * @param mayHave condition for a row {@code c} of changes whose former values can be given back
 * @param uses further tables and the column in which they name a row, beside those with a foreign key
 * @param causes further causes to keep a row {@code t}, as case branches
 * @param removedAlong statements that remove what belongs to the rows {@code judged} without a cause
 * @param archive statement that archives the rows of $1, for the import $2
 */
record Revertible(
        String table,
        List<String> columns,
        String mayHave,
        Map<String, String> uses,
        String causes,
        String removedAlong,
        String archive,
        Publication snapshots,
        Publication tombstones) {

    /** Tells the others about rows. */
    interface Publication {
        Uni<Void> store(SqlClient transaction, UUID[] ids, UUID trackingId);
    }
}
