package io.abmsuite.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of made-up accounts, the same for the same numbers. */
final class AccountFile {

    static final String[] COUNTRIES = {
        "Germany", "France", "Italy", "Spain", "Poland", "Austria", "Sweden", "Norway", "Belgium", "Portugal"
    };
    private static final String[] INDUSTRIES = {
        "Machinery", "Chemicals", "Food", "Logistics", "Energy", "Textiles", "Electronics"
    };
    private static final String[] TEAMS = {"north", "south", "east", "west"};

    private AccountFile() {}

    /** Accounts numbered from {@code first} on. */
    static Path write(Path file, int first, int count) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("account_id,name,country,city,postal_code,street,industry,segment,employees,annual_revenue,"
                    + "founded_year,account_manager,phone,email,website,team,tags\n");
            for (int n = first; n < first + count; n++) {
                out.write(line(n));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file;
    }

    private static String line(int n) {
        int mixed = Integer.reverse(n) >>> 8;
        return "B" + n + ",Company " + mixed + " GmbH," + COUNTRIES[n % COUNTRIES.length] + ",City " + n % 5000 + ","
                + (10000 + n % 89999) + ",Main Street " + n % 300 + "," + INDUSTRIES[n % INDUSTRIES.length]
                + ",Segment "
                + n % 9 + "," + (5 + n % 4000) + "," + (100000 + n % 900000) + ".50," + (1900 + n % 120) + ",manager"
                + n % 200
                + ",+49 30 " + (100000 + n % 900000) + ",info@company" + n + ".example,https://company" + n
                + ".example,"
                + TEAMS[n % TEAMS.length] + ",tag" + n % 50 + ";tag" + n % 7 + "\n";
    }
}
