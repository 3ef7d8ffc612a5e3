package io.abmsuite.segmentation.live;

import io.abmsuite.segmentation.kernel.Classification;
import io.abmsuite.segmentation.kernel.Flag;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.kernel.Window;
import io.abmsuite.segmentation.ledger.LedgerCopy;
import io.abmsuite.segmentation.portfolio.LedgerPortfolio;
import io.abmsuite.segmentation.publishedclass.Cause;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A live portfolio beside what is published of it: finds out which accounts must be looked at. A change of class or
 * lifecycle is published at once; an account that only sold more waits for the next round of figures.
 */
final class LiveState {

    private final String policy;
    private final int version;
    private final LedgerPortfolio portfolio;
    /** What is published; null if that is not known of all accounts. */
    private Classification published;

    private final BitSet waiting = new BitSet();
    private long number;

    private LiveState(LivePulse pulse, LedgerPortfolio portfolio) {
        this.policy = pulse.policy();
        this.version = pulse.version();
        this.portfolio = portfolio;
    }

    /** What a round found. */
    record Found(Classification classification, int[] places, Cause cause) {}

    /** Reads the whole ledger. */
    static LiveState fill(LivePulse pulse, Parameters parameters, LedgerCopy ledger, LocalDate today) {
        return new LiveState(pulse, LedgerPortfolio.fill(ledger, parameters, today));
    }

    /** Whether it may go on from here: the same policy, and no other publication came between. */
    boolean continues(LivePulse pulse) {
        return pulse.policy().equals(policy)
                && pulse.version() == version
                && (published == null || pulse.number() == number);
    }

    /** Whether there is anything new to look at. */
    boolean isBehind(LivePulse pulse, LocalDate today, boolean figuresDue) {
        return published == null
                || pulse.position() != portfolio.position()
                || !today.equals(portfolio.asOf())
                || (figuresDue && !waiting.isEmpty());
    }

    /** Follows the ledger; null if it cannot from here, then everything must be read anew. */
    Found follow(LivePulse pulse, LedgerCopy ledger, LocalDate today, List<UUID> unconfirmed, boolean figuresDue) {
        boolean first = published == null;
        boolean turned = !today.equals(portfolio.asOf());
        if (!first && !portfolio.follow(ledger, today)) {
            return null;
        }
        Classification now = portfolio.classify();
        BitSet touched = portfolio.takeTouched();
        if (first) {
            int[] all = IntStream.range(0, now.size()).toArray();
            return new Found(now, all, firstCause(pulse, now));
        }
        waiting.or(touched);
        BitSet places = new BitSet();
        now.changedSince(published).forEach(places::set);
        IntStream.range(0, now.size())
                .filter(place -> level(now, place) != level(published, place))
                .forEach(places::set);
        unconfirmed.stream()
                .mapToInt(portfolio::place)
                .filter(place -> place >= 0)
                .forEach(places::set);
        if (figuresDue) {
            places.or(waiting);
        }
        return new Found(now, places.stream().toArray(), turned ? Cause.DAY : Cause.SALES);
    }

    /** Remembers that what was found is published. */
    void published(Found found, long publication) {
        published = found.classification();
        number = publication;
        for (int place : found.places()) {
            waiting.clear(place);
        }
    }

    /** Remembers that what was found needed no publication. */
    void same(Found found) {
        published = found.classification();
    }

    LedgerPortfolio portfolio() {
        return portfolio;
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
