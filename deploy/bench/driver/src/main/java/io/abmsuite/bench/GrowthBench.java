package io.abmsuite.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.launch.Service;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Time of one page of the list of accounts with few and with many accounts. */
@Command(name = "growth", description = "Time of list pages with few and with many accounts.")
final class GrowthBench implements Callable<Integer> {

    private static final double MUST = 1.5;
    private static final int DEEP_PAGES = 25;
    /** Published classes for all accounts, spread like a run spreads them: few big ones, many small ones. */
    private static final String CLASSES = """
            insert into account_class (account_id, version, policy, policy_version, run_id, as_of, since, abc_class, xyz_class,
                cell, lifecycle, rank, total, currency, share, cv, recency_days, flags, month_totals)
            select id, 1, 'standard', 1, '00000000-0000-7000-8000-000000000000', '2026-06-30', '2026-06-30', abc, xyz, abc || xyz,
                'ACTIVE', n, 1e6 / n, 'EUR', 1.0 / (n + 10), (n % 100) / 50.0, n % 90, '{}', '[]'
            from (select id, row_number() over (order by hashtext(code)) as n,
                         case when hashtext(code) % 10 = 0 then 'A' when hashtext(code) % 10 in (1, 2, -1) then 'B' else 'C' end as abc,
                         (array['X', 'Y', 'Z'])[1 + abs(hashtext(code) % 3)] as xyz
                  from account) a
            on conflict (account_id) do nothing
            """;

    @Spec
    private CommandSpec spec;

    @Option(names = "--few", defaultValue = "10000", description = "Accounts at first (${DEFAULT-VALUE}).")
    private int few;

    @Option(names = "--many", defaultValue = "1000000", description = "Accounts in the end (${DEFAULT-VALUE}).")
    private int many;

    @Option(names = "--seconds", defaultValue = "3", description = "Length of a round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "5",
            description = "Seconds each list is asked for before anything counts (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds that count (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (BenchSuite suite = BenchSuite.start(out)) {
            Map<String, Measured> atFew = pages(suite, 1, few);
            Map<String, Measured> atMany = pages(suite, few + 1, many - few);
            out.println();
            out.printf(
                    Locale.ROOT, "| page of 50 | ms at %,d (least - most) | ms at %,d | growth | must |%n", few, many);
            out.println("|---|---|---|---|---|");
            boolean missed = false;
            for (String list : atFew.keySet()) {
                double growth = atMany.get(list).median() / atFew.get(list).median();
                missed |= growth > MUST;
                out.printf(
                        Locale.ROOT,
                        "| %s | %s | %s | %.2f | <= %.1f |%n",
                        list,
                        atFew.get(list).text(2),
                        atMany.get(list).text(2),
                        growth,
                        MUST);
            }
            if (missed) {
                throw new SuiteException("Missed.");
            }
        }
        return 0;
    }

    private Map<String, Measured> pages(BenchSuite suite, int first, int count) {
        suite.importAccounts(AccountFile.write(suite.folder().resolve("accounts.csv"), first, count));
        suite.sql(CLASSES, "vacuum analyze");
        Wrk wrk = new Wrk(suite.token());
        Map<String, String> lists = lists(suite);
        if (first == 1) {
            lists.forEach((name, url) -> wrk.millis(url, warmUp));
        }
        Map<String, Measured> times = new LinkedHashMap<>();
        lists.forEach((name, url) -> {
            wrk.millis(url, seconds);
            List<Double> measured = IntStream.range(0, rounds)
                    .mapToObj(round -> wrk.millis(url, seconds))
                    .toList();
            times.put(name, new Measured(measured));
        });
        return times;
    }

    /** Addresses of pages, by what they are. */
    private static Map<String, String> lists(BenchSuite suite) {
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("in the order they were opened", "");
        lists.put("of a country", "filter=" + text("country = \"Germany\""));
        lists.put("of a country and an industry", "filter=" + text("country = \"Germany\" AND industry = \"Food\""));
        lists.put("by name", "orderBy=name");
        lists.put("by name, 5,000 rows in", "orderBy=name&cursor=" + deep(suite, "orderBy=name"));
        lists.put("of a cell, by share", "orderBy=" + text("share desc") + "&filter=" + text("cell = \"AX\""));
        lists.put("by share", "orderBy=" + text("share desc"));
        lists.put("whose name or code begins so", "q=" + text("Company 77"));
        lists.replaceAll(
                (name, query) -> suite.address() + "/v1/accounts?limit=50" + (query.isEmpty() ? "" : "&" + query));
        return lists;
    }

    /** The cursor after some thousand rows. */
    private static String deep(BenchSuite suite, String query) {
        String cursor = null;
        for (int page = 0; page < DEEP_PAGES; page++) {
            JsonNode answer = suite.api()
                    .get(
                            Service.ACCOUNTS,
                            "/v1/accounts?limit=200&" + query + (cursor == null ? "" : "&cursor=" + text(cursor)));
            cursor = answer.path("nextCursor").asText();
        }
        return text(cursor);
    }

    private static String text(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
