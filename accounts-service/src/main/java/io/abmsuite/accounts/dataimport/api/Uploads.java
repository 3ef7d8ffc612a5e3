package io.abmsuite.accounts.dataimport.api;

import io.abmsuite.accounts.dataimport.ImportFiles;
import io.abmsuite.accounts.dataimport.ImportFormat;
import io.abmsuite.accounts.dataimport.ImportKind;
import io.abmsuite.accounts.dataimport.ImportQueries;
import io.abmsuite.accounts.dataimport.ImportQueue;
import io.abmsuite.accounts.dataimport.ImportQueue.NewImport;
import io.abmsuite.accounts.dataimport.file.RowCounter;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.platform.write.Write;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stores a body and queues its import. Of a body that breaks off, is refused or was sent before nothing stays. */
@ApplicationScoped
class Uploads {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What is sent. */
    record Upload(ImportKind kind, String source, ImportFormat format, boolean dryRun, boolean gzip) {}

    private final ImportFiles files;
    private final ImportQueue queue;
    private final ImportQueries imports;
    private final Creations creations;
    private final Caller caller;
    private final long mostRows;
    private final long mostBytes;

    Uploads(
            ImportFiles files,
            ImportQueue queue,
            ImportQueries imports,
            Creations creations,
            Caller caller,
            @ConfigProperty(name = "accounts.import.max-rows", defaultValue = "20000000") long mostRows,
            @ConfigProperty(name = "accounts.import.max-bytes", defaultValue = "4294967296") long mostBytes) {
        this.files = files;
        this.queue = queue;
        this.imports = imports;
        this.creations = creations;
        this.caller = caller;
        this.mostRows = mostRows;
        this.mostBytes = mostBytes;
    }

    /** Called on a worker thread; answers when the last byte is safe. */
    Response take(Upload upload, InputStream body) throws IOException {
        UUID id = Uuids.timeOrdered();
        Fingerprint sent = new Fingerprint(body, upload.toString());
        RowCounter file =
                new RowCounter(upload.gzip() ? GzipBody.open(sent) : sent, upload.format(), mostRows, mostBytes);
        long bytes = files.store(id, file);
        String sha256 = sent.sha256();
        NewImport wanted = new NewImport(
                id, upload.kind(), upload.source(), upload.format(), upload.dryRun(), bytes, file.rows(), sha256);
        Response response;
        try {
            response = queue(wanted, caller.creation(sent.value(sha256)));
        } catch (ProblemException refused) {
            files.drop(id);
            throw refused;
        }
        if (!response.getLocation().getPath().endsWith(id.toString())) {
            files.drop(id);
        }
        return response;
    }

    private Response queue(NewImport wanted, Write write) {
        return creations
                .once(
                        write,
                        () -> queue.add(wanted, write).replaceWith(wanted.id().toString()),
                        created -> imports.get(UUID.fromString(created))
                                .map(view -> Response.accepted(view)
                                        .location(URI.create("/v1/imports/" + created))
                                        .build()))
                .await()
                .atMost(PATIENCE);
    }
}
