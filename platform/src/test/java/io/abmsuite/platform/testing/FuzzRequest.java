package io.abmsuite.platform.testing;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A request a fuzzer makes: begun as the description says, then changed for the worse. */
final class FuzzRequest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Map<String, String> query = new LinkedHashMap<>();
    final Map<String, String> headers = new LinkedHashMap<>();
    String method;
    String path;
    byte[] body;

    FuzzRequest(String method, String path) {
        this.method = method;
        this.path = path;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** As it is sent; IllegalArgumentException if HTTP itself has no words for it. */
    HttpRequest toHttp(URI service) {
        String parameters = query.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        URI address = service.resolve(path + (parameters.isEmpty() ? "" : "?" + parameters));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        return request.build();
    }

    @Override
    public String toString() {
        Map<String, String> shown = new LinkedHashMap<>(headers);
        shown.computeIfPresent("Authorization", (name, token) -> "Bearer ...");
        return method + " " + path + " query " + query + " headers " + shown + " body "
                + (body == null ? "none" : shorten(new String(body, StandardCharsets.UTF_8)));
    }

    private static String shorten(String text) {
        return text.length() <= 1500 ? text : text.substring(0, 1500) + "... (" + text.length() + ")";
    }
}
