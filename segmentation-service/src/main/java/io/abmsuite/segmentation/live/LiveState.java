package io.abmsuite.segmentation.live;

import io.abmsuite.segmentation.kernel.Classification;
import io.abmsuite.segmentation.kernel.Flag;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.kernel.Window;
import io.abmsuite.segmentation.portfolio.LedgerPortfolio;
import io.abmsuite.segmentation.portfolio.LedgerPortfolios;
import io.abmsuite.segmentation.publishedclass.Cause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A live portfolio beside what is published of it: finds out which accounts must be looked at. A change of class or
 * lifecycle is published at once; an account that only sold more waits for its minute.
 */
final class LiveState {

    private final String policy;
    private final int version;
    private final LedgerPortfolio portfolio;
    private final MinuteRule minutes = new MinuteRule();
    /** What is published; null if that is not known of all accounts. */
    private Classification published;

    private long number;

    private LiveState(LivePulse pulse, LedgerPortfolio portfolio) {
        this.policy = pulse.policy();
        this.version = pulse.version();
        this.portfolio = portfolio;
    }

    /** What a round found. */
    record Found(Classification classification, int[] places, Cause cause) {}

    /** Reads the whole ledger. */
    static LiveState fill(LivePulse pulse, Parameters parameters, LedgerPortfolios ledger, LocalDate today) {
        return new LiveState(pulse, ledger.fill(parameters, today));
    }

    /** Whether it may go on from here: the same policy, and no other publication came between. */
    boolean continues(LivePulse pulse) {
        return pulse.policy().equals(policy)
                && pulse.version() == version
                && (published == null || pulse.number() == number);
    }

    /** Whether there is anything new to look at. */
    boolean isBehind(LivePulse pulse, LocalDate today, Instant now) {
        return published == null
                || pulse.position() != portfolio.position()
                || !today.equals(portfolio.asOf())
                || minutes.anyDue(now);
    }

    /** Follows the ledger; null if it cannot from here, then everything must be read anew. */
    Found follow(LivePulse pulse, LedgerPortfolios ledger, LocalDate today, List<UUID> unconfirmed, Instant now) {
        boolean first = published == null;
        boolean turned = !today.equals(portfolio.asOf());
        LedgerPortfolios.Followed news = first ? null : ledger.follow(portfolio, today);
        if (!first && news == null) {
            return null;
        }
        Classification found = portfolio.classify();
        BitSet touched = portfolio.takeTouched();
        if (first) {
            int[] all = IntStream.range(0, found.size()).toArray();
            return new Found(found, all, firstCause(pulse, found));
        }
        touched.stream().forEach(place -> minutes.sold(place, now));
        BitSet places = new BitSet();
        found.changedSince(published).forEach(places::set);
        IntStream.range(0, found.size())
                .filter(place -> level(found, place) != level(published, place))
                .forEach(places::set);
        unconfirmed.stream()
                .mapToInt(portfolio::place)
                .filter(place -> place >= 0)
                .forEach(places::set);
        minutes.due(now).forEach(places::set);
        return new Found(found, places.stream().toArray(), cause(turned, news));
    }

    /** Remembers that what was found is published. */
    void published(Found found, long publication) {
        published = found.classification();
        number = publication;
        for (int place : found.places()) {
            minutes.told(place);
        }
    }

    /** Remembers that what was found needed no publication. */
    void same(Found found) {
        published = found.classification();
    }

    LedgerPortfolio portfolio() {
        return portfolio;
    }

    private static Cause cause(boolean turned, LedgerPortfolios.Followed news) {
        if (turned) {
            return Cause.DAY;
        }
        return news.otherRates() ? Cause.SETTINGS : Cause.SALES;
    }

    private static Cause firstCause(LivePulse pulse, Classification now) {
        if (!pulse.continuesLast()) {
            return Cause.SETTINGS;
        }
        Window last = Window.of(now.parameters(), pulse.lastAsOf());
        if (last.first() != now.window().first()) {
            return Cause.PERIOD;
        }
        return pulse.lastAsOf().equals(now.asOf()) ? Cause.SALES : Cause.DAY;
    }

    /** 0, 1 for major, 2 for dominant accounts. */
    private static int level(Classification classification, int place) {
        if (place >= classification.size() || !classification.has(place, Flag.MAJOR)) {
            return 0;
        }
        return classification.has(place, Flag.DOMINANT) ? 2 : 1;
    }
}
