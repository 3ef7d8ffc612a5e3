package io.abmsuite.platform.logging;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

/** Lets every record pass and takes the values out of the failures in it, with their stack or as a part of the message. */
@LoggingFilter(name = "value-free")
public final class ValueFreeLog implements Filter {

    @Override
    public boolean isLoggable(LogRecord record) {
        if (record.getThrown() != null) {
            record.setThrown(ValueFreeFailure.of(record.getThrown()));
        }
        Object[] parts = record.getParameters();
        if (parts != null && Stream.of(parts).anyMatch(Throwable.class::isInstance)) {
            record.setParameters(Stream.of(parts).map(ValueFreeLog::valueFree).toArray());
        }
        return true;
    }

    private static Object valueFree(Object part) {
        return part instanceof Throwable failure ? ValueFreeFailure.text(failure) : part;
    }
}
