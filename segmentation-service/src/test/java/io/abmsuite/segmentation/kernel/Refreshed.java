package io.abmsuite.segmentation.kernel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A matrix that is kept and refreshed, beside the sales it should stand for. */
final class Refreshed {
    private final Parameters parameters;
    private final Map<String, List<Sale>> sales = new HashMap<>();
    private final AccountDays buffer = new AccountDays();
    private AccountMatrix matrix;
    private Map<String, Integer> places = new HashMap<>();
    private int built;

    Refreshed(Parameters parameters, LocalDate asOf) {
        this.parameters = parameters;
        build(asOf);
    }

    AccountMatrix matrix() {
        return matrix;
    }

    /** How many times a matrix had to be built. */
    int built() {
        return built;
    }

    /** All of it as a book. */
    Book book() {
        return new Book(
                List.copyOf(sales.keySet()),
                sales.values().stream().flatMap(List::stream).toList());
    }

    /** Replaces the sales of an account, which may be new. */
    void replace(String code, List<Sale> others) {
        sales.put(code, others.stream().map(sale -> sale.to(code)).toList());
        places.computeIfAbsent(code, matrix::account);
        handOver(code);
    }

    /** Moves on by some days, as a caller has to do it. */
    void turn(int days) {
        LocalDate before = matrix.asOf();
        LocalDate next = before.plusDays(days);
        if (!matrix.turn(next)) {
            build(next);
            return;
        }
        sales.forEach((code, list) -> {
            if (list.stream().anyMatch(sale -> sale.day().isAfter(before))) {
                handOver(code);
            }
        });
    }

    /** What comes out: the digest, or what is refused. */
    static String outcome(AccountMatrix matrix) {
        try {
            Classification classification = matrix.classify();
            return classification.digest() + " " + ResultsCsv.hash(classification.results());
        } catch (KernelException refused) {
            return refused.code() + " " + refused.count() + " " + refused.getMessage();
        }
    }

    /** The outcome of a matrix built of the same sales, with accounts in another order. */
    String outcomeAfresh() {
        Refreshed fresh = new Refreshed(parameters, matrix.asOf());
        List<String> codes = new ArrayList<>(sales.keySet());
        codes.sort(null);
        codes.forEach(code -> fresh.replace(code, sales.get(code)));
        return outcome(fresh.matrix);
    }

    private void build(LocalDate asOf) {
        matrix = new AccountMatrix(parameters, asOf);
        places = new HashMap<>();
        built++;
        sales.keySet().forEach(code -> {
            places.put(code, matrix.account(code));
            handOver(code);
        });
    }

    private void handOver(String code) {
        buffer.clear();
        sales.get(code).forEach(sale -> buffer.add(sale.total()));
        matrix.days(places.get(code), buffer);
    }
}
