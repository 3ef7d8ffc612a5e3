package io.abmsuite.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Sends a request again after 429 and 503, when the answer says: every request of this client may be sent twice. */
final class PatientHttpClient extends HttpClient {

    /** How a thread waits. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    private static final Set<Integer> LATER = Set.of(429, 503);

    private final HttpClient http;
    private final RetryAfter waits;
    private final Pause pause;

    PatientHttpClient(HttpClient http, RetryAfter waits, Pause pause) {
        this.http = http;
        this.waits = waits;
        this.pause = pause;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        int attempt = 1;
        while (true) {
            HttpResponse<T> answer = http.send(request, handler);
            Optional<Duration> wait =
                    LATER.contains(answer.statusCode()) ? waits.after(attempt, answer.headers()) : Optional.empty();
            if (wait.isEmpty()) {
                return answer;
            }
            if (answer.body() instanceof Closeable unread) {
                unread.close();
            }
            pause.of(wait.get());
            attempt++;
        }
    }

    /** As the plain client does it: asynchronous callers repeat by themselves. */
    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return http.sendAsync(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
        return http.sendAsync(request, handler, pushed);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return http.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return http.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return http.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return http.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return http.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return http.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return http.authenticator();
    }

    @Override
    public Version version() {
        return http.version();
    }

    @Override
    public Optional<Executor> executor() {
        return http.executor();
    }
}
