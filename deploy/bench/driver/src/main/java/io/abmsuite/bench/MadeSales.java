package io.abmsuite.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Made-up sales by number, the same for the same number: orders of three lines, day after day, over all accounts. */
final class MadeSales {

    private static final int LINES = 3;
    private static final int ORDERS_A_DAY = 500;
    private static final int DAYS = 2500;
    private static final LocalDate FIRST_DAY = LocalDate.of(2018, 1, 1);
    private static final String[] PRODUCTS = {"Cheese", "Tofu", "Chai", "Ravioli", "Lakritz", "Pavlova", "Gnocchi"};

    private final List<UUID> accounts;

    /** Of the accounts B1, B2, ... with these ids. */
    MadeSales(List<UUID> accounts) {
        this.accounts = accounts;
    }

    private static long order(long n) {
        return n / LINES;
    }

    private int account(long n) {
        return (int) Long.remainderUnsigned(mixed(order(n)), accounts.size());
    }

    private static LocalDate day(long n) {
        return FIRST_DAY.plusDays(order(n) / ORDERS_A_DAY % DAYS);
    }

    private static String amount(long n) {
        return (10 + n % 4_000) + "." + (10 + n % 90);
    }

    private static String product(long n) {
        return PRODUCTS[(int) (n % PRODUCTS.length)];
    }

    /** Id of the event. */
    UUID eventId(long n) {
        return new UUID(
                mixed(n) & 0xFFFFFFFFFFFF0FFFL | 0x8000L, mixed(~n) & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }

    /** Key of the event: the account. */
    byte[] key(long n) {
        return accounts.get(account(n)).toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The sale as an event on {@code abm.sales}. */
    byte[] event(long n) {
        return ("{\"source\":\"bench\",\"saleId\":\"S" + n + "\",\"revision\":null,\"voided\":false,\"accountId\":\""
                        + accounts.get(account(n)) + "\",\"accountCode\":\"B" + (1 + account(n))
                        + "\",\"occurredOn\":\""
                        + day(n) + "\",\"amount\":\"" + amount(n)
                        + "\",\"currency\":\"EUR\",\"margin\":null,\"quantity\":\"" + (1 + n % 40)
                        + "\",\"product\":\"" + product(n) + "\",\"category\":null,\"orderId\":\"O" + order(n)
                        + "\",\"salesRep\":null,\"status\":\"shipped\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The body of a request with so many sales from this one on. */
    byte[] body(long first, int count) {
        StringBuilder body = new StringBuilder(count * 220).append("{\"items\":[");
        for (long n = first; n < first + count; n++) {
            body.append(n == first ? "" : ",")
                    .append("{\"saleId\":\"S")
                    .append(n)
                    .append("\",\"source\":\"bench\",\"account\":\"code:B")
                    .append(1 + account(n))
                    .append("\",\"occurredOn\":\"")
                    .append(day(n))
                    .append("\",\"amount\":{\"amount\":\"")
                    .append(amount(n))
                    .append("\",\"currency\":\"EUR\"},\"quantity\":\"")
                    .append(1 + n % 40)
                    .append("\",\"product\":\"")
                    .append(product(n))
                    .append("\",\"orderId\":\"O")
                    .append(order(n))
                    .append("\",\"status\":\"shipped\"}");
        }
        return body.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Bodies of so many requests with so many sales each, as files. */
    List<Path> bodies(Path folder, long first, int requests, int each) {
        List<Path> bodies = new ArrayList<>();
        try {
            for (int i = 0; i < requests; i++) {
                bodies.add(Files.write(folder.resolve("body-" + i + ".json"), body(first + (long) i * each, each)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bodies;
    }

    /** A file for an import with so many sales from this one on. */
    Path file(Path file, long first, int count) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("sale_id,account_id,occurred_on,amount,currency,quantity,product,order_id,status\n");
            for (long n = first; n < first + count; n++) {
                out.write("S" + n + ",B" + (1 + account(n)) + "," + day(n) + "," + amount(n) + ",EUR," + (1 + n % 40)
                        + "," + product(n) + ",O" + order(n) + ",shipped\n");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file;
    }

    private static long mixed(long n) {
        long z = (n + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
