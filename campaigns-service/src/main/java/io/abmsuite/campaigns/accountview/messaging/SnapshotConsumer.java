package io.abmsuite.campaigns.accountview.messaging;

import io.abmsuite.campaigns.audience.Audiences;
import io.abmsuite.platform.copy.ReadCopy;
import io.abmsuite.platform.copy.RebuiltRows;
import io.abmsuite.platform.copy.TableReplacement;
import io.abmsuite.platform.messaging.EventBatch;
import io.abmsuite.platform.messaging.EventConsumers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** A copy of a compacted topic: it can be made anew, and then every audience looks at every account again. */
abstract class SnapshotConsumer<T extends Record> extends CopyConsumer<T> implements ReadCopy {

    private final String name;
    private final String table;

    SnapshotConsumer(EventConsumers consumers, Audiences audiences, String name, String table, Class<T> payload) {
        super(consumers, audiences, name, payload);
        this.name = name;
        this.table = table;
    }

    @Override
    public boolean acceptsTombstones() {
        return true;
    }

    @Override
    public String copy() {
        return name;
    }

    @Override
    public String topic() {
        return "abm." + name;
    }

    @Override
    public List<String> tables() {
        return List.of(table);
    }

    @Override
    public Uni<Void> fill(SqlConnection connection, EventBatch batch) {
        return write(connection, batch);
    }

    @Override
    public Uni<RebuiltRows> replace(SqlConnection transaction) {
        return audiences().lockAll(transaction).chain(() -> replacement().run(transaction));
    }

    @Override
    public Uni<Void> follow(SqlConnection transaction) {
        return audiences().followAll(transaction);
    }

    abstract TableReplacement replacement();
}
