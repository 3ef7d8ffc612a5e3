package io.abmsuite.accounts.dataimport;

import io.abmsuite.accounts.dataimport.file.ImportRow;
import io.abmsuite.accounts.dataimport.file.RowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Rows in batches; the next batch is read while the one before is worked on. */
public final class RowBatches implements AutoCloseable {

    private static final int BATCH = 2000;
    private static final long IMPATIENCE_SECONDS = 5;

    private final RowReader rows;
    private final long after;
    private final ExecutorService ahead;
    private UnreadableFileException broken;
    private Future<List<ImportRow>> next;

    /** The rows after this one; those before are read past. */
    public RowBatches(RowReader rows, long after) {
        this.rows = rows;
        this.after = after;
        ahead = Executors.newSingleThreadExecutor(work -> new Thread(work, "import-reader"));
        next = ahead.submit(this::read);
    }

    /** The next batch, empty at the end; fails at the row that cannot be read, after all rows before it. */
    public List<ImportRow> next(Runnable whileWaiting) {
        List<ImportRow> batch = take(whileWaiting);
        if (!batch.isEmpty()) {
            next = ahead.submit(this::read);
        }
        return batch;
    }

    private List<ImportRow> take(Runnable whileWaiting) {
        while (true) {
            try {
                return next.get(IMPATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException slow) {
                whileWaiting.run();
            } catch (ExecutionException failure) {
                if (failure.getCause() instanceof RuntimeException known) {
                    throw known;
                }
                if (failure.getCause() instanceof IOException unread) {
                    throw new UncheckedIOException(unread);
                }
                throw new IllegalStateException("a file could not be read", failure.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading a file", interrupted);
            }
        }
    }

    private List<ImportRow> read() throws IOException {
        if (broken != null) {
            throw broken;
        }
        List<ImportRow> batch = new ArrayList<>(BATCH);
        try {
            for (ImportRow row = rows.next(); row != null; row = rows.next()) {
                if (row.number() > after) {
                    batch.add(row);
                }
                if (batch.size() == BATCH) {
                    break;
                }
            }
        } catch (UnreadableFileException unreadable) {
            if (batch.isEmpty()) {
                throw unreadable;
            }
            broken = unreadable;
        }
        return batch;
    }

    @Override
    public void close() {
        ahead.shutdownNow();
    }
}
