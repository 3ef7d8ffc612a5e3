package io.abmsuite.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.client.accounts.api.ImportsApi;
import io.abmsuite.client.accounts.api.ImportsApi.APIGetImportRequest;
import io.abmsuite.client.accounts.model.ImportKind;
import io.abmsuite.client.accounts.model.ImportStatus;
import io.abmsuite.client.accounts.model.ImportView;
import io.abmsuite.client.http.ApiClient;
import io.abmsuite.client.http.ApiException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Imports files as they are, without holding them in memory. */
public final class FileImports {

    private static final ObjectMapper JSON = ApiClient.createDefaultObjectMapper();
    private static final Set<ImportStatus> UNDER_WAY = Set.of(ImportStatus.QUEUED, ImportStatus.RUNNING);
    private static final String WAIT = "wait=30";

    private final HttpClient http;
    private final URI accounts;
    private final Supplier<String> token;
    private final ImportsApi imports;

    FileImports(HttpClient http, URI accounts, Supplier<String> token, ImportsApi imports) {
        this.http = http;
        this.accounts = accounts;
        this.token = token;
        this.imports = imports;
    }

    /**
     * Sends a CSV file, or NDJSON if it is named so; answers when its last byte is safe.
     *
     * @param source name of the system it comes from; ids in the file are that system's
     */
    public ImportView start(ImportKind kind, String source, Path file) throws ApiException, IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(accounts + "/v1/imports?kind="
                        + kind.getValue().toLowerCase(Locale.ROOT) + "&source=" + ApiClient.urlEncode(source)))
                .header("Content-Type", typeOf(file))
                .POST(BodyPublishers.ofFile(file));
        AbmClient.prepare(request, token);
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new ApiException(answer.statusCode(), "startImport", answer.headers(), answer.body());
            }
            return JSON.readValue(answer.body(), ImportView.class);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiException(interrupted);
        }
    }

    /** Sends a file and waits until all of it is imported and published; wrong rows are in the counts. */
    public ImportView run(ImportKind kind, String source, Path file) throws ApiException, IOException {
        ImportView job = start(kind, source, file);
        while (UNDER_WAY.contains(job.getStatus())
                || job.getPosition() == null && job.getStatus() != ImportStatus.FAILED) {
            job = imports.getImport(APIGetImportRequest.newBuilder()
                    .id(job.getId())
                    .prefer(WAIT)
                    .build());
        }
        return job;
    }

    private static String typeOf(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".ndjson") || name.endsWith(".jsonl") ? "application/x-ndjson" : "text/csv";
    }
}
