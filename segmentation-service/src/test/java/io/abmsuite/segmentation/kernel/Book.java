package io.abmsuite.segmentation.kernel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Accounts and their sales, the way both the kernel and the oracle take them. */
record Book(List<String> accounts, List<Sale> sales) {

    /** A book of those accounts only that have sales. */
    static Book of(List<Sale> sales) {
        return new Book(sales.stream().map(Sale::account).distinct().toList(), sales);
    }

    /** One account per entry, all of its amount on one day. */
    static Book ofTotals(String day, String... totals) {
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < totals.length; i++) {
            sales.add(Sale.of("T%02d".formatted(i + 1), day, totals[i]));
        }
        return of(sales);
    }

    /** One account with an amount in the middle of each month from January of a year on. */
    static Book ofMonths(String account, int year, String... amounts) {
        List<Sale> sales = new ArrayList<>();
        LocalDate day = LocalDate.of(year, 1, 15);
        for (int i = 0; i < amounts.length; i++) {
            if (!amounts[i].equals("0")) {
                sales.add(Sale.of(account, day.plusMonths(i).toString(), amounts[i]));
            }
        }
        return of(sales);
    }

    Book plus(Book other) {
        List<String> allAccounts = new ArrayList<>(accounts);
        allAccounts.addAll(other.accounts);
        List<Sale> allSales = new ArrayList<>(sales);
        allSales.addAll(other.sales);
        return new Book(allAccounts, allSales);
    }

    Book plusAccount(String code) {
        return plus(new Book(List.of(code), List.of()));
    }

    Book map(UnaryOperator<Sale> change) {
        return new Book(accounts, sales.stream().map(change).toList());
    }

    KernelInput input() {
        KernelInput.Builder builder = KernelInput.builder();
        Map<String, Integer> numbers = new HashMap<>();
        accounts.forEach(code -> numbers.put(code, builder.account(code)));
        sales.forEach(sale -> builder.day(numbers.get(sale.account()), sale.total()));
        return builder.build();
    }

    Results run(Parameters parameters, LocalDate asOf) {
        return Kernel.run(input(), parameters, asOf);
    }

    Map<String, AccountResult> classify(Parameters parameters, LocalDate asOf) {
        return byAccount(run(parameters, asOf));
    }

    static Map<String, AccountResult> byAccount(Results results) {
        Map<String, AccountResult> rows = new HashMap<>();
        for (int i = 0; i < results.size(); i++) {
            AccountResult row = results.row(i);
            rows.put(row.accountId(), row);
        }
        return rows;
    }
}
