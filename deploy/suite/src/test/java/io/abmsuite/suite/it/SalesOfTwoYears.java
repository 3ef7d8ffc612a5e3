package io.abmsuite.suite.it;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;

/** Accounts K0, K1 and so on, with sales of 12.50 up to today: at least one each, and most to those of low numbers. */
final class SalesOfTwoYears {

    private static final int DAYS = 700;
    private static final String SOURCE = "base";

    private SalesOfTwoYears() {}

    /** Imports them and waits until they are in the ledger. */
    static void importInto(TestSuite suite, int accounts, int sales) throws IOException {
        importFile(suite, "accounts", writeAccounts(suite.folder(), accounts));
        importFile(suite, "sales", writeSales(suite.folder(), accounts, sales));
    }

    private static void importFile(TestSuite suite, String kind, Path file) {
        suite.importing().awaitApplied(suite.importing().run(kind, file, SOURCE));
    }

    private static Path writeAccounts(Path folder, int accounts) throws IOException {
        Path file = folder.resolve("accounts.csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("account_id,name\n");
            for (int i = 0; i < accounts; i++) {
                out.write("K" + i + ",Account " + i + "\n");
            }
        }
        return file;
    }

    private static Path writeSales(Path folder, int accounts, int sales) throws IOException {
        Path file = folder.resolve("sales.csv");
        Random random = new Random(7);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("sale_id,account_id,occurred_on,amount\n");
            for (int i = 0; i < sales; i++) {
                int account = i < accounts ? i : (int) (accounts * Math.pow(random.nextDouble(), 3));
                out.write("base-" + i + ",K" + account + "," + today.minusDays(random.nextInt(DAYS)) + ",12.50\n");
            }
        }
        return file;
    }
}
