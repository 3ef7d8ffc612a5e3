package io.abmsuite.suite.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

/**
 * Files of accounts, contacts and sales with all that can be in them: parents in later rows, repeated keys, wrong cells,
 * sales and contacts of unknown accounts. Two sets differ in their prefix alone.
 */
record MixedFiles(Path folder, String prefix, int accounts) {

    private static final int WRONG = 997;
    private static final int REPEATED = 251;

    static MixedFiles write(Path folder, String prefix, int accounts) {
        MixedFiles files = new MixedFiles(folder, prefix, accounts);
        files.write(
                "accounts",
                "account_id,name,city,employees,tags,vat,parent_account_id",
                accounts,
                i -> "%sA%d,Account %d,City %d,%s,t%d;all,V%d,%s"
                        .formatted(
                                prefix,
                                i,
                                i,
                                i % 50,
                                i % WRONG == 0 ? "many" : i % 90,
                                i % 5,
                                i,
                                parent(prefix, i, accounts)),
                i -> "%sA%d,Renamed %d,City %d,%d,,V%d,%s"
                        .formatted(prefix, i, i, i % 50, i % 90, i, parent(prefix, i, accounts)));
        files.write(
                "contacts",
                "contact_id,account_id,full_name,email",
                accounts / 2,
                i -> "%sC%d,%sA%d,Person %d,p%d@example.com".formatted(prefix, i, prefix, 3 * i, i, i),
                i -> "%sC%d,%sA%d,Person %d,".formatted(prefix, i, prefix, i, i));
        files.write(
                "sales",
                "sale_id,account_id,occurred_on,amount",
                2 * accounts,
                i -> "%sS%d,%sA%d,2025-%02d-%02d,%s"
                        .formatted(
                                prefix,
                                i,
                                prefix,
                                i % (accounts + 40),
                                1 + i % 12,
                                1 + i % 28,
                                i % WRONG == 0 ? "1e3" : i % 700),
                i -> "%sS%d,%sA%d,2025-%02d-%02d,%d.5"
                        .formatted(prefix, i, prefix, i % (accounts + 40), 1 + i % 12, 1 + i % 28, i % 700));
        return files;
    }

    private static String parent(String prefix, int i, int accounts) {
        return i % 7 == 0 ? prefix + "A" + (accounts - 1 - i / 10) : "";
    }

    private void write(String kind, String header, int rows, IntFunction<String> row, IntFunction<String> again) {
        try (Writer out = Files.newBufferedWriter(file(kind))) {
            out.write(header + "\n");
            for (int i = 0; i < rows; i++) {
                out.write(row.apply(i) + "\n");
                if (i % REPEATED == 0) {
                    out.write(again.apply(i) + "\n");
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path file(String kind) {
        return folder.resolve(prefix + kind + ".csv");
    }

    /** A text that two sets have in common. */
    String neutral(String text) {
        return text.replace(prefix, "#");
    }
}
