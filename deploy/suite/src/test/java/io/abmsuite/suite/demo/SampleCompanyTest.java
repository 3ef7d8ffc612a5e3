package io.abmsuite.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCompanyTest {

    @TempDir
    Path folder;

    @Test
    void makesTheSameFilesEveryTime() {
        new SampleCompany().write(folder.resolve("a"));
        new SampleCompany().write(folder.resolve("b"));

        for (String file : List.of("accounts.csv", "contacts.csv", "sales.csv")) {
            assertThat(folder.resolve("a").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
        }
    }

    @Test
    void makesThreeHundredAccountsAndThreeYearsOfSales() throws IOException {
        new SampleCompany().write(folder);

        assertThat(Files.readAllLines(folder.resolve("accounts.csv"))).hasSize(301);
        List<String> sales = Files.readAllLines(folder.resolve("sales.csv"));
        Set<String> ids = new HashSet<>();
        Set<LocalDate> days = new HashSet<>();
        for (String line : sales.subList(1, sales.size())) {
            String[] cells = line.split(",");
            ids.add(cells[0]);
            days.add(LocalDate.parse(cells[2]));
        }
        assertThat(ids).hasSize(sales.size() - 1);
        assertThat(days).allMatch(day -> !day.isAfter(SampleCompany.LAST_DAY)).anyMatch(day -> day.getYear() == 2023);
        assertThat(sales).anyMatch(line -> line.split(",")[3].startsWith("-"));
    }
}
