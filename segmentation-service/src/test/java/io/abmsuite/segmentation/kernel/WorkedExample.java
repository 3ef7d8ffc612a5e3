package io.abmsuite.segmentation.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** The worked example of the specification: 14 accounts over two years. */
final class WorkedExample {
    static final LocalDate AS_OF = LocalDate.of(2026, 1, 15);

    private WorkedExample() {}

    static Book book() {
        List<String> accounts = lines("accounts.csv").stream().skip(1).toList();
        List<Sale> sales = lines("transactions.csv").stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> Sale.of(cells[0], cells[1], cells[2]))
                .toList();
        return new Book(accounts, sales);
    }

    static List<String> lines(String file) {
        return text(file).lines().toList();
    }

    static String text(String file) {
        try (InputStream in = WorkedExample.class.getResourceAsStream("/abcxyz-example/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
