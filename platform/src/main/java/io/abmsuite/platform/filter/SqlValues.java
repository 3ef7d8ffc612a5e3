package io.abmsuite.platform.filter;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Values of a statement, bound in the order in which they are mentioned. */
public final class SqlValues {

    private final List<Object> values = new ArrayList<>();

    /** The placeholder of a value. */
    public String bind(Object value) {
        values.add(value);
        return "$" + values.size();
    }

    public Tuple tuple() {
        Tuple tuple = Tuple.tuple();
        values.forEach(tuple::addValue);
        return tuple;
    }
}
