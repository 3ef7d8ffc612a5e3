package io.abmsuite.suite.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.api.Importing;
import io.abmsuite.suite.api.Segmenting;
import io.abmsuite.suite.demo.SampleCompany;
import io.abmsuite.suite.launch.Folders;
import io.abmsuite.suite.launch.Launcher;
import io.abmsuite.suite.launch.Service;
import io.abmsuite.suite.launch.SuiteState;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code abm demo}: a sample company from its files to the touches of a campaign. Can be repeated. */
@Command(
        name = "demo",
        description = "Show the main path on a sample company, in a data folder of its own.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final String CAMPAIGN = "Core accounts in Germany";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> UNHAPPY = List.of("DEMO-010", "DEMO-022", "DEMO-145");

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", description = "Folder of the demo. Default: .abm/demo of the project.")
    private Path data = Folders.root().resolve(".abm").resolve("demo");

    private PrintWriter out;

    @Override
    public Integer call() {
        out = spec.commandLine().getOut();
        SuiteState state = suite();
        Path files = data.toAbsolutePath().resolve("sample");
        new SampleCompany().write(files);
        Api anna = Api.as("anna", state);
        load(anna, files);
        complain(anna);
        JsonNode run = new Segmenting(anna).run("standard", SampleCompany.LAST_DAY.toString(), Map.of());
        MatrixText.print(
                run, anna.get(Service.SEGMENTATION, "/v1/runs/" + run.path("id").asText() + "/matrix"), out);
        String campaign = campaign(anna, Api.as("boris", state));
        await("campaigns to learn the classes", () -> isReached(anna, campaign));
        showAudience(anna, campaign);
        showTouches(anna, campaign);
        whatNext(state, campaign);
        return 0;
    }

    private SuiteState suite() {
        SuiteState running = SuiteState.read();
        if (running != null && running.isRunning()) {
            if (!running.dataFolder().equals(data.toAbsolutePath().normalize())) {
                throw new SuiteException("Another suite is running, with its data in " + running.data()
                        + ". Stop it with deploy/abm down, then run the demo again.");
            }
            return running;
        }
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, service.defaultPort());
        }
        return new Launcher(data, ports, out).up();
    }

    private void load(Api api, Path files) {
        Importing importing = new Importing(api, out);
        JsonNode accounts = importing.run("accounts", files.resolve("accounts.csv"), "demo");
        importing.run("contacts", files.resolve("contacts.csv"), "demo");
        JsonNode sales = importing.run("sales", files.resolve("sales.csv"), "demo");
        importing.awaitApplied(accounts);
        importing.awaitApplied(sales);
    }

    private void complain(Api api) {
        for (String code : UNHAPPY) {
            JsonNode known = api.get(Service.ACCOUNTS, "/v1/feedback?account=code:" + code);
            if (known.path("items").isEmpty()) {
                api.post(
                        Service.ACCOUNTS,
                        "/v1/feedback",
                        Map.of(
                                "account", "code:" + code,
                                "kind", "COMPLAINT",
                                "cause", "QUALITY",
                                "severity", "HIGH",
                                "text", "Two of the last five deliveries were late and incomplete."));
            }
        }
    }

    /** The campaign of the demo, active; drafted by one person and approved by another. */
    private String campaign(Api author, Api approver) {
        JsonNode known = author.get(Service.CAMPAIGNS, "/v1/campaigns?name=" + CAMPAIGN.replace(" ", "%20"));
        JsonNode campaign = known.path("items").isEmpty()
                ? author.post(Service.CAMPAIGNS, "/v1/campaigns", definition())
                : known.path("items").get(0);
        String path = "/v1/campaigns/" + campaign.path("id").asText();
        if (campaign.path("status").asText().equals("DRAFT")) {
            author.post(Service.CAMPAIGNS, path + "/submit", Map.of());
            approver.post(Service.CAMPAIGNS, path + "/approve", Map.of());
            author.post(Service.CAMPAIGNS, path + "/activate", Map.of());
        }
        return path;
    }

    private static Map<String, Object> definition() {
        return Map.of(
                "name",
                CAMPAIGN,
                "tier",
                "ONE_TO_FEW",
                "objective",
                "A second contact at each core account",
                "audience",
                Map.of("cells", List.of("AX", "AY", "BX"), "countries", List.of("Germany")),
                "content",
                Map.of(
                        "subject",
                        "An idea for {{company}}",
                        "text",
                        "Dear {{name}}, you are one of our closest partners in {{city}}. "
                                + "May we show you what others in your industry do?",
                        "language",
                        "en",
                        "variables",
                        Map.of(
                                "name", Map.of("from", "contact.fullName", "fallback", "Sir or Madam"),
                                "company", Map.of("from", "account.name", "fallback", "your company"),
                                "city", Map.of("from", "account.city", "fallback", "your city"))));
    }

    /** True as soon as somebody is in the audience and touches were planned for them. */
    private static boolean isReached(Api api, String campaign) {
        JsonNode view = api.get(Service.CAMPAIGNS, campaign);
        return view.path("reached").asInt() > 0 && !view.path("touches").isEmpty();
    }

    private void showAudience(Api api, String campaign) {
        JsonNode view = api.get(Service.CAMPAIGNS, campaign);
        out.printf(
                "%ncampaign \"%s\" reaches %d accounts, %d are held out by an open complaint%n",
                CAMPAIGN, view.path("reached").asInt(), view.path("heldOut").asInt());
        JsonNode page = api.get(Service.CAMPAIGNS, campaign + "/audience?limit=8");
        page.path("items")
                .forEach(member -> out.printf(
                        "  %-9s %-22s %-8s because of %s%n",
                        member.path("accountCode").asText(),
                        member.path("accountName").asText(),
                        member.path("status").asText(),
                        member.path("why").path("criteria")));
    }

    private void showTouches(Api api, String campaign) {
        String id = campaign.substring(campaign.lastIndexOf('/') + 1);
        JsonNode due = api.get(Service.CAMPAIGNS, "/v1/touches?status=due&limit=3&campaign=" + id);
        out.printf("%ntouches due, for example%n");
        due.path("items")
                .forEach(touch -> out.printf(
                        "  to %s: %s%n     %s%n",
                        touch.path("email").asText(),
                        touch.path("subject").asText(),
                        touch.path("text").asText()));
        if (due.path("items").isEmpty()) {
            return;
        }
        JsonNode first = due.path("items").get(0);
        api.post(
                Service.CAMPAIGNS,
                "/v1/touches/" + first.path("id").asText() + "/outcome",
                Map.of("outcome", "DELIVERED"));
        String account = first.path("accountCode").asText();
        await(
                "the outcome to be seen on the account",
                () -> !api.get(Service.ACCOUNTS, "/v1/accounts/code:" + account)
                        .path("engagements")
                        .isNull());
        out.printf("%nthe first one was reported as delivered and is seen on the account %s%n", account);
    }

    private void whatNext(SuiteState state, String campaign) {
        out.printf("%nwhat to look at next%n");
        Addresses.print(state, out);
        out.printf("  audience      %s%s/audience%n", state.address(Service.CAMPAIGNS), campaign);
        out.printf("  an account    %s/v1/accounts/code:DEMO-001%n", state.address(Service.ACCOUNTS));
        out.printf("  what if       deploy/abm segment --as-of %s --set x_limit=0.3%n", SampleCompany.LAST_DAY);
        out.printf("  stop it       deploy/abm down%n");
        out.flush();
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new SuiteException("Waited " + PATIENCE.toSeconds() + " s in vain for " + what + ".");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new SuiteException("Interrupted while waiting for " + what + ".", interrupted);
            }
        }
    }
}
