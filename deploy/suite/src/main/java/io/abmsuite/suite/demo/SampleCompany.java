package io.abmsuite.suite.demo;

import io.abmsuite.suite.SuiteException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes a believable company: 300 accounts with contacts and three years of sales with season, growth, churn and returns.
 * The same seed makes the same files, byte for byte; the last day is fixed, so that every day shows the same.
 */
public final class SampleCompany {

    /** The last day of the sales. */
    public static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

    private static final int ACCOUNTS = 300;
    private static final int DAYS = 3 * 365;
    private static final long SEED = 20_260_630L;
    private static final String[][] PLACES = {
        {"Germany", "Berlin"}, {"Germany", "Hamburg"}, {"Germany", "Stuttgart"}, {"Austria", "Vienna"},
        {"Switzerland", "Basel"}, {"France", "Lyon"}, {"Italy", "Milan"}, {"Netherlands", "Utrecht"},
        {"Poland", "Gdansk"}, {"Sweden", "Malmo"}
    };
    private static final String[] INDUSTRIES = {"Machinery", "Food", "Chemicals", "Logistics", "Retail", "Electronics"};
    private static final String[] TEAMS = {"north", "south", "west"};
    private static final String[] FIRST = {
        "Alba", "Bero", "Cado", "Delta", "Esta", "Fino", "Gala", "Hera", "Inno", "Jura"
    };
    private static final String[] SECOND = {
        "tech", "werk", "food", "parts", "line", "lab", "trade", "form", "gas", "tools"
    };
    private static final String[] GIVEN = {
        "Anna", "Boris", "Clara", "David", "Elena", "Felix", "Greta", "Hugo", "Ines", "Jonas"
    };
    private static final String[] FAMILY = {
        "Adler", "Berg", "Costa", "Dietz", "Ebner", "Frey", "Graf", "Haas", "Imhof", "Jansen"
    };
    private static final String[] TITLES = {"Head of purchasing", "Managing director", "Buyer", "Production manager"};

    private final Random random = new Random(SEED);

    /** How an account buys. */
    private record Habit(
            double size, double growth, double season, int everyDays, double spread, int from, int until) {}

    /** Writes accounts.csv, contacts.csv and sales.csv. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            List<Habit> habits = writeAccounts(folder.resolve("accounts.csv"));
            writeContacts(folder.resolve("contacts.csv"));
            writeSales(folder.resolve("sales.csv"), habits);
        } catch (IOException failure) {
            throw new SuiteException("The sample company cannot be written: " + failure.getMessage(), failure);
        }
    }

    private List<Habit> writeAccounts(Path file) throws IOException {
        List<Habit> habits = new ArrayList<>();
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("account_id,name,country,city,industry,team,tags,employees,website\n");
            for (int i = 0; i < ACCOUNTS; i++) {
                Habit habit = habit(i);
                habits.add(habit);
                String[] place = PLACES[(int) (PLACES.length * Math.pow(random.nextDouble(), 1.5))];
                String name = FIRST[i % 10] + SECOND[i / 10 % 10] + " " + (i < 100 ? "AG" : i < 200 ? "GmbH" : "Ltd");
                out.write(String.join(
                        ",",
                        code(i),
                        name,
                        place[0],
                        place[1],
                        INDUSTRIES[random.nextInt(INDUSTRIES.length)],
                        TEAMS[random.nextInt(TEAMS.length)],
                        random.nextInt(4) == 0 ? "framework-contract;demo" : "demo",
                        Integer.toString(10 + random.nextInt(5000)),
                        "https://" + code(i).toLowerCase(Locale.ROOT) + ".example.com"));
                out.write('\n');
            }
        }
        return habits;
    }

    /** Few large accounts, many small ones; a tenth has churned, a tenth is new, some never bought. */
    private Habit habit(int i) {
        double size = 9000 * Math.pow(i + 2.0, -0.85) * (0.7 + 0.6 * random.nextDouble());
        int every = new int[] {5, 9, 14, 30, 60, 120}[random.nextInt(6)];
        int from = random.nextInt(10) == 0 ? DAYS - 60 - random.nextInt(300) : 0;
        int until = random.nextInt(10) == 0 ? DAYS - 120 - random.nextInt(500) : DAYS;
        if (random.nextInt(25) == 0) {
            until = 0;
        }
        return new Habit(
                size,
                random.nextGaussian() * 0.15,
                random.nextInt(3) == 0 ? 0.7 : 0.1,
                every,
                0.1 + random.nextDouble() * 0.6,
                from,
                until);
    }

    private void writeContacts(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("contact_id,account_id,first_name,last_name,title,email,phone\n");
            for (int i = 0; i < ACCOUNTS; i++) {
                int people = 1 + random.nextInt(3);
                for (int p = 1; p <= people; p++) {
                    String id = code(i) + "-" + p;
                    out.write(String.join(
                            ",",
                            id,
                            code(i),
                            GIVEN[random.nextInt(GIVEN.length)],
                            FAMILY[random.nextInt(FAMILY.length)],
                            TITLES[random.nextInt(TITLES.length)],
                            id.toLowerCase(Locale.ROOT) + "@example.com",
                            "+49 30 555" + String.format(Locale.ROOT, "%04d", random.nextInt(10_000))));
                    out.write('\n');
                }
            }
        }
    }

    private void writeSales(Path file, List<Habit> habits) throws IOException {
        LocalDate first = LAST_DAY.minusDays(DAYS - 1L);
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("sale_id,account_id,occurred_on,amount,currency,quantity,product,category,order_id\n");
            int order = 0;
            for (int i = 0; i < habits.size(); i++) {
                Habit habit = habits.get(i);
                double day = habit.from() + random.nextInt(habit.everyDays());
                while (day < habit.until()) {
                    order++;
                    LocalDate date = first.plusDays((long) day);
                    double amount = amountOn(habit, (int) day, date);
                    writeSale(out, order, i, date, amount);
                    if (random.nextInt(40) == 0 && day + 10 < DAYS) {
                        order++;
                        writeSale(out, order, i, date.plusDays(10), -amount / 4);
                    }
                    day += Math.max(1, habit.everyDays() * (1 + habit.spread() * random.nextGaussian()));
                }
            }
        }
    }

    private double amountOn(Habit habit, int day, LocalDate date) {
        double trend = Math.pow(1 + habit.growth(), day / 365.0);
        double season = 1 + habit.season() * Math.sin(2 * Math.PI * date.getDayOfYear() / 365.0);
        double noise = Math.exp(habit.spread() * random.nextGaussian() / 2);
        return habit.size() * habit.everyDays() / 14 * trend * season * noise;
    }

    private void writeSale(Writer out, int order, int account, LocalDate date, double amount) throws IOException {
        int category = random.nextInt(INDUSTRIES.length);
        out.write(String.format(
                Locale.ROOT,
                "D%06d,%s,%s,%.2f,EUR,%d,Item %02d,Range %d,%d\n",
                order,
                code(account),
                date,
                amount,
                1 + random.nextInt(20),
                random.nextInt(60),
                category + 1,
                order));
    }

    private static String code(int i) {
        return String.format(Locale.ROOT, "DEMO-%03d", i + 1);
    }
}
