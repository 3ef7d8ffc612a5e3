package io.abmsuite.accounts.sale;

import io.abmsuite.accounts.sale.SaleIntake.Outcome;
import io.abmsuite.platform.metrics.GaugeQuery;
import io.abmsuite.platform.metrics.GaugeSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How reported sales were answered, and how many wait for their account. */
@ApplicationScoped
class SaleMetrics implements GaugeSource {

    private static final String ANSWERED = "abm.sales.answered";
    private static final String ANSWER = "answer";

    private final MeterRegistry registry;

    SaleMetrics(MeterRegistry registry) {
        this.registry = registry;
        Stream.of("taken", "aside", "refused", "unknown")
                .forEach(answer -> registry.counter(ANSWERED, ANSWER, answer).increment(0));
    }

    @Override
    public List<GaugeQuery> gauges() {
        return List.of(new GaugeQuery(
                "abm.sales.aside",
                null,
                "Sales that wait for their account, counted up to 100000",
                List.of(),
                "select cast(count(*) as float8) from (select 1 from sale_aside limit 100000) waiting"));
    }

    void answered(List<Outcome> outcomes) {
        outcomes.stream()
                .collect(Collectors.groupingBy(SaleMetrics::answer, Collectors.counting()))
                .forEach((answer, count) ->
                        registry.counter(ANSWERED, ANSWER, answer).increment(count));
    }

    private static String answer(Outcome outcome) {
        return switch (outcome.status()) {
            case 202 -> outcome.aside() ? "aside" : "taken";
            case 422 -> "refused";
            default -> "unknown";
        };
    }
}
