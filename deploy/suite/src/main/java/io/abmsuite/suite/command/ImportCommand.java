package io.abmsuite.suite.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.api.Importing;
import io.abmsuite.suite.launch.Service;
import io.abmsuite.suite.launch.SuiteState;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code abm import}: accounts, then contacts, then sales; ends when segmentation has applied all of it. */
@Command(
        name = "import",
        description =
                "Import files and wait until segmentation has applied them. Wrong rows are listed and do not fail it.",
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--accounts", paramLabel = "FILE", description = "CSV or NDJSON of accounts")
    private Path accounts;

    @Option(names = "--contacts", paramLabel = "FILE", description = "CSV or NDJSON of contacts")
    private Path contacts;

    @Option(names = "--sales", paramLabel = "FILE", description = "CSV or NDJSON of sales")
    private Path sales;

    @Option(names = "--source", defaultValue = "default", description = "System the files come from. Default: default")
    private String source;

    @Option(
            names = "--dry-run",
            description =
                    "Check the files and tell the counts and errors an import would have; change nothing. Each file is tried by itself")
    private boolean dryRun;

    @Override
    public Integer call() {
        if (accounts == null && contacts == null && sales == null) {
            throw new SuiteException("Nothing to import: give --accounts, --contacts or --sales.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Api api = Api.as("abm", SuiteState.require());
        Importing importing = new Importing(api, out);
        if (dryRun) {
            tryDry(importing);
        } else {
            importAll(api, importing, out);
        }
        return 0;
    }

    private void tryDry(Importing importing) {
        if (accounts != null) {
            importing.tryDry("accounts", accounts, source);
        }
        if (contacts != null) {
            importing.tryDry("contacts", contacts, source);
        }
        if (sales != null) {
            importing.tryDry("sales", sales, source);
        }
    }

    private void importAll(Api api, Importing importing, PrintWriter out) {
        JsonNode accountJob = accounts == null ? null : importing.run("accounts", accounts, source);
        if (contacts != null) {
            importing.run("contacts", contacts, source);
        }
        JsonNode saleJob = sales == null ? null : importing.run("sales", sales, source);
        if (accountJob != null) {
            importing.awaitApplied(accountJob);
        }
        if (saleJob != null) {
            importing.awaitApplied(saleJob);
        }
        JsonNode ledger = api.get(Service.SEGMENTATION, "/v1/ledger");
        out.printf(
                Locale.ROOT,
                "the ledger holds %,d sales of %,d accounts, %s to %s, in %s%n",
                ledger.path("sales").asLong(),
                ledger.path("accounts").asLong(),
                ledger.path("firstDay").asText(),
                ledger.path("lastDay").asText(),
                ledger.path("currencies"));
    }
}
