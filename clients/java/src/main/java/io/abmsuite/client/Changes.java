package io.abmsuite.client;

import io.abmsuite.client.http.ApiException;
import io.abmsuite.client.http.ApiResponse;
import java.util.List;
import java.util.Map;

/** Changes a resource on the version that was read, so that no change of somebody else is overwritten unseen. */
public final class Changes {

    private static final int PRECONDITION_FAILED = 412;
    private static final int ATTEMPTS = 5;

    /** Reads a resource with its headers, for example {@code getAccountWithHttpInfo}. */
    @FunctionalInterface
    public interface Reader<T> {
        ApiResponse<T> read() throws ApiException;
    }

    /** Changes the resource as it was read; the ETag goes into If-Match. */
    @FunctionalInterface
    public interface Writer<T> {
        T write(String etag, T current) throws ApiException;
    }

    private Changes() {}

    /** Reads and changes; if somebody was faster, reads again and decides anew. */
    public static <T> T make(Reader<T> reader, Writer<T> writer) throws ApiException {
        int attempt = 1;
        while (true) {
            ApiResponse<T> read = reader.read();
            try {
                return writer.write(etagOf(read), read.getData());
            } catch (ApiException refused) {
                if (refused.getCode() != PRECONDITION_FAILED || attempt == ATTEMPTS) {
                    throw refused;
                }
                attempt++;
            }
        }
    }

    /** The version of what was read, as If-Match takes it; null if it has none. */
    public static String etagOf(ApiResponse<?> read) {
        return read.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("ETag"))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .findFirst()
                .orElse(null);
    }
}
