package io.abmsuite.segmentation.exchangerate;

import io.abmsuite.platform.batch.Batches;
import io.abmsuite.platform.etag.IfMatch;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives, changes and reads exchange rates to the base currency. */
@ApplicationScoped
public class ExchangeRateService {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final RateRepository rates;
    private final String base;
    private final Clock clock;

    ExchangeRateService(
            RateRepository rates,
            @ConfigProperty(name = "segmentation.currency", defaultValue = "EUR") String base,
            Clock clock) {
        if (!CURRENCY.matcher(base).matches()) {
            throw new IllegalArgumentException(
                    "segmentation.currency must be an ISO 4217 code of three capital letters");
        }
        this.rates = rates;
        this.base = base;
        this.clock = clock;
    }

    /** A rate that was set. */
    public record Set(ExchangeRate rate, boolean created) {}

    /**
     * Gives a rate, or changes one that the caller has read: 428 if he does not say which version, 412 if it is not the
     * one there is. The same rate again makes no new version.
     *
     * @param ifMatch as it was sent; null if it was not
     */
    public Uni<Set> set(NewRate rate, String ifMatch, Write write) {
        return rates.change((transaction, position) -> rates.find(transaction, base, rate.currency(), rate.month())
                .invoke(known -> check(known, ifMatch))
                .chain(known ->
                        next(transaction, known, rate, position, write).map(set -> new Set(set, known == null))));
    }

    /** Gives or changes a rate of a batch, whatever was there. */
    public Uni<UUID> put(NewRate rate, Write write) {
        return rates.change((transaction, position) ->
                put(transaction, rate, position, write).call(id -> rates.claim(transaction, write, id)));
    }

    /** All of them or none. */
    public Uni<List<UUID>> putAll(List<NewRate> wanted, Write write) {
        return rates.change((transaction, position) -> Batches.inOrder(
                        wanted, (index, rate) -> put(transaction, rate, position, write))
                .call(ids -> rates.claim(transaction, write, Batches.name(ids))));
    }

    public Uni<ExchangeRate> require(String currency, YearMonth month) {
        return rates.find(base, currency, month)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound(
                        "EXCHANGE_RATE_NOT_FOUND", "There is no rate of this currency and month."));
    }

    /** By currency and month; of one currency if it is not null. */
    public Uni<List<ExchangeRate>> list(String currency, PageRequest page) {
        return rates.list(base, currency, page);
    }

    /** All rates as they stood at a position (null: as they stand), to a base (null: the one of the settings). */
    public Uni<RateTable> at(SqlClient snapshot, String to, Long position) {
        return rates.at(snapshot, to == null ? base : to, position);
    }

    /** The currency rates are to. */
    public String base() {
        return base;
    }

    private Uni<UUID> put(SqlConnection transaction, NewRate rate, long position, Write write) {
        return rates.find(transaction, base, rate.currency(), rate.month())
                .chain(known -> next(transaction, known, rate, position, write))
                .map(ExchangeRate::id);
    }

    private Uni<ExchangeRate> next(
            SqlConnection transaction, ExchangeRate known, NewRate rate, long position, Write write) {
        if (rate.currency().equals(base)) {
            throw ProblemException.unprocessable("/currency", "BASE_CURRENCY", "is the base itself; its rate is 1");
        }
        if (known != null && known.rate().compareTo(rate.rate()) == 0) {
            write.trace().settle();
            return Uni.createFrom().item(known);
        }
        int version = known == null ? 1 : known.version() + 1;
        ExchangeRate next = new ExchangeRate(
                base, rate.currency(), rate.month(), version, rate.rate(), position, clock.instant(), write.actor());
        return rates.add(transaction, known, next, write);
    }

    private static void check(ExchangeRate known, String ifMatch) {
        if (known != null) {
            IfMatch.required(ifMatch).check(known.id(), known.version());
        } else if (ifMatch != null) {
            throw new ProblemException(
                    Problem.of(412, "VERSION_CHANGED", "There is no rate of this currency and month yet."));
        }
    }
}
