package io.abmsuite.platform.db;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * Reads the columns of a row in the order they were selected in. The client finds a column of a name by looking at all names
 * before it, which costs rows with many columns more than reading them.
 */
public final class RowReader {

    private final Row row;
    private int next;

    /** Begins with the first column. */
    public RowReader(Row row) {
        this.row = row;
    }

    /** Passes over columns. */
    public void skip(int columns) {
        next += columns;
    }

    public String text() {
        return row.getString(next++);
    }

    /** The texts of an array; none if it is null. */
    public List<String> texts() {
        String[] texts = row.getArrayOfStrings(next++);
        return texts == null ? List.of() : List.of(texts);
    }

    public UUID uuid() {
        return row.getUUID(next++);
    }

    public Integer integer() {
        return row.getInteger(next++);
    }

    public Long whole() {
        return row.getLong(next++);
    }

    public BigDecimal decimal() {
        return row.getBigDecimal(next++);
    }

    public LocalDate date() {
        return row.getLocalDate(next++);
    }

    public Instant time() {
        OffsetDateTime time = row.getOffsetDateTime(next++);
        return time == null ? null : time.toInstant();
    }

    public JsonObject object() {
        return (JsonObject) row.getValue(next++);
    }

    public JsonArray array() {
        return (JsonArray) row.getValue(next++);
    }
}
