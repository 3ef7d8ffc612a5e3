package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.explanation.AbcExplanation.AbcMove;
import io.abmsuite.segmentation.kernel.AbcClass;
import io.abmsuite.segmentation.kernel.NonPositive;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.kernel.Ties;
import io.abmsuite.segmentation.money.Money;
import io.abmsuite.segmentation.run.ResultLine;
import io.abmsuite.segmentation.run.Standings;
import io.abmsuite.segmentation.run.Standings.Place;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Explains the ABC class of one account by its place among the totals of all others. */
final class AbcExplainer {

    private final Parameters parameters;
    private final String currency;
    private final ResultLine account;
    private final Standings others;
    private final BigInteger total;
    private final AbcClass letter;

    AbcExplainer(Parameters parameters, String currency, ResultLine account, Standings others) {
        this.parameters = parameters;
        this.currency = currency;
        this.account = account;
        this.others = others;
        this.total = account.result().total() == null
                ? BigInteger.ZERO
                : Figures.units(account.result().total());
        this.letter = account.result().abcClass();
    }

    Uni<AbcExplanation> explain() {
        return up().chain(up ->
                down().chain(down -> others.at(total.max(BigInteger.ZERO)).map(place -> explanation(place, up, down))));
    }

    private AbcExplanation explanation(Place place, AbcMove up, AbcMove down) {
        BigDecimal all = Figures.decimal(others.sum().add(total.max(BigInteger.ZERO)));
        Map<String, String> words = parameters.toMap();
        AbcWords reasons = new AbcWords(parameters, letter, account.result().total(), all);
        if (account.result().total() == null) {
            return explanation(all, null, null, null, words, reasons.withoutSales(), up, down);
        }
        if (total.signum() <= 0) {
            return explanation(all, all, all, null, words, reasons.nonPositive(), up, down);
        }
        boolean shared = parameters.ties() == Ties.SHARED;
        BigInteger equalBefore = BigInteger.valueOf(shared ? 0 : place.equalBefore());
        int block = shared ? place.equal() + 1 : 1;
        BigInteger before = place.above().add(total.multiply(equalBefore));
        BigInteger after = before.add(total.multiply(BigInteger.valueOf(block)));
        return explanation(
                all,
                Figures.decimal(before),
                Figures.decimal(after),
                block,
                words,
                reasons.decided(Figures.decimal(before), Figures.decimal(after), block),
                up,
                down);
    }

    private AbcExplanation explanation(
            BigDecimal all,
            BigDecimal before,
            BigDecimal after,
            Integer block,
            Map<String, String> words,
            List<String> reasons,
            AbcMove up,
            AbcMove down) {
        var result = account.result();
        return new AbcExplanation(
                letter,
                result.rank(),
                Money.of(result.total(), currency),
                Figures.text(result.share()),
                Figures.text(result.cumShare()),
                Money.of(all, currency),
                Money.of(before, currency),
                before == null ? null : Figures.share(before, all),
                Money.of(after, currency),
                after == null ? null : Figures.share(after, all),
                block,
                words.get("boundary"),
                words.get("a_limit"),
                words.get("b_limit"),
                reasons,
                up,
                down);
    }

    private Uni<AbcMove> up() {
        if (letter == AbcClass.A) {
            return Uni.createFrom().nullItem();
        }
        if (letter == null) {
            return classAt(total.max(BigInteger.ZERO).add(BigInteger.ONE));
        }
        return reach(letter == AbcClass.C ? AbcClass.B : AbcClass.A)
                .smallestAbove(total)
                .chain(found -> found == null ? Uni.createFrom().nullItem() : classAt(found));
    }

    private Uni<AbcMove> down() {
        if (letter == null || letter == AbcClass.C) {
            return Uni.createFrom().nullItem();
        }
        return reach(letter).largestBelow(total).chain(this::classAt);
    }

    private Reach reach(AbcClass to) {
        return new Reach(others, ClassLimit.of(to, parameters, others.sum()));
    }

    private Uni<AbcMove> classAt(BigInteger changed) {
        if (changed.signum() <= 0) {
            return Uni.createFrom()
                    .item(change(parameters.nonpositive() == NonPositive.C ? AbcClass.C : null, changed));
        }
        return others.at(changed).map(place -> change(letterAt(changed, place), changed));
    }

    private AbcClass letterAt(BigInteger changed, Place place) {
        if (ClassLimit.of(AbcClass.A, parameters, others.sum()).keeps(changed, place)) {
            return AbcClass.A;
        }
        boolean isB = ClassLimit.of(AbcClass.B, parameters, others.sum()).keeps(changed, place);
        return isB ? AbcClass.B : AbcClass.C;
    }

    private AbcMove change(AbcClass to, BigInteger changed) {
        BigInteger by = changed.subtract(total).abs();
        String text = AbcWords.change(to, Figures.decimal(by), changed.compareTo(total) > 0);
        return new AbcMove(
                to, Money.of(Figures.decimal(by), currency), Money.of(Figures.decimal(changed), currency), text);
    }
}
