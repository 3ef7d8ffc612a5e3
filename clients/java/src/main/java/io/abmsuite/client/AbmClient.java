package io.abmsuite.client;

import io.abmsuite.client.accounts.api.AccountsApi;
import io.abmsuite.client.accounts.api.ContactsApi;
import io.abmsuite.client.accounts.api.FeedbackApi;
import io.abmsuite.client.accounts.api.ImportsApi;
import io.abmsuite.client.accounts.api.SalesApi;
import io.abmsuite.client.campaigns.api.CampaignsApi;
import io.abmsuite.client.campaigns.api.TouchesApi;
import io.abmsuite.client.http.ApiClient;
import io.abmsuite.client.segmentation.api.ClassesApi;
import io.abmsuite.client.segmentation.api.LedgerApi;
import io.abmsuite.client.segmentation.api.PoliciesApi;
import io.abmsuite.client.segmentation.api.RunsApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The three services as one: each request carries the token of the moment, each POST an Idempotency-Key, and 429 and 503 are
 * tried again when the answer says. Safe to be used by many threads.
 */
public final class AbmClient {

    private final ApiClient accounts;
    private final ApiClient segmentation;
    private final ApiClient campaigns;
    private final FileImports fileImports;

    private AbmClient(Builder settings) {
        HttpClient http = new PatientHttpClient(
                settings.http,
                new RetryAfter(settings.attempts, settings.longestWait, Clock.systemUTC()),
                time -> Thread.sleep(time.toMillis()));
        this.accounts = client(http, settings.accounts, settings.token);
        this.segmentation = client(http, settings.segmentation, settings.token);
        this.campaigns = client(http, settings.campaigns, settings.token);
        this.fileImports = new FileImports(http, settings.accounts, settings.token, imports());
    }

    /** Settings of a client: where the services are, and who calls. */
    public static Builder of(URI accounts, URI segmentation, URI campaigns, Supplier<String> token) {
        return new Builder(accounts, segmentation, campaigns, token);
    }

    public AccountsApi accounts() {
        return new AccountsApi(accounts);
    }

    public ContactsApi contacts() {
        return new ContactsApi(accounts);
    }

    public FeedbackApi feedback() {
        return new FeedbackApi(accounts);
    }

    public ImportsApi imports() {
        return new ImportsApi(accounts);
    }

    /** Imports of files of any size. */
    public FileImports fileImports() {
        return fileImports;
    }

    public SalesApi sales() {
        return new SalesApi(accounts);
    }

    public ClassesApi classes() {
        return new ClassesApi(segmentation);
    }

    public LedgerApi ledger() {
        return new LedgerApi(segmentation);
    }

    public PoliciesApi policies() {
        return new PoliciesApi(segmentation);
    }

    public RunsApi runs() {
        return new RunsApi(segmentation);
    }

    public CampaignsApi campaigns() {
        return new CampaignsApi(campaigns);
    }

    public TouchesApi touches() {
        return new TouchesApi(campaigns);
    }

    /** The accounts service, for generated APIs that have no method here. */
    public ApiClient accountsService() {
        return accounts;
    }

    /** The segmentation service, for generated APIs that have no method here. */
    public ApiClient segmentationService() {
        return segmentation;
    }

    /** The campaigns service, for generated APIs that have no method here. */
    public ApiClient campaignsService() {
        return campaigns;
    }

    private static ApiClient client(HttpClient http, URI address, Supplier<String> token) {
        return new SharedHttpApiClient(http, address).setRequestInterceptor(request -> prepare(request, token));
    }

    /** The token, and for a POST the key with which it happens once however often it is sent. */
    static void prepare(HttpRequest.Builder request, Supplier<String> token) {
        request.setHeader("Authorization", "Bearer " + token.get());
        HttpRequest draft = request.copy().build();
        boolean named = draft.headers().firstValue("Idempotency-Key").isPresent();
        if (draft.method().equals("POST") && !named) {
            request.setHeader("Idempotency-Key", UUID.randomUUID().toString());
        }
    }

    /** Generated APIs ask for an HTTP client each; they all get the same one. */
    private static final class SharedHttpApiClient extends ApiClient {

        private final HttpClient http;

        private SharedHttpApiClient(HttpClient http, URI address) {
            super(HttpClient.newBuilder(), createDefaultObjectMapper(), address.toString());
            this.http = http;
        }

        @Override
        public HttpClient getHttpClient() {
            return http;
        }
    }

    /** Settings of a client. */
    public static final class Builder {

        private final URI accounts;
        private final URI segmentation;
        private final URI campaigns;
        private final Supplier<String> token;
        private HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        private int attempts = 5;
        private Duration longestWait = Duration.ofMinutes(1);

        private Builder(URI accounts, URI segmentation, URI campaigns, Supplier<String> token) {
            this.accounts = accounts;
            this.segmentation = segmentation;
            this.campaigns = campaigns;
            this.token = token;
        }

        /** The HTTP client to use, with proxy, TLS and time-outs of your own. */
        public Builder http(HttpClient given) {
            this.http = given;
            return this;
        }

        /** How often a request is sent at most (5), and the longest Retry-After that is waited for (a minute). */
        public Builder retries(int most, Duration longest) {
            this.attempts = most;
            this.longestWait = longest;
            return this;
        }

        public AbmClient build() {
            return new AbmClient(this);
        }
    }
}
