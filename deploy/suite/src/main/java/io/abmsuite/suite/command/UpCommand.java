package io.abmsuite.suite.command;

import io.abmsuite.suite.launch.Folders;
import io.abmsuite.suite.launch.Launcher;
import io.abmsuite.suite.launch.Service;
import io.abmsuite.suite.launch.SuiteState;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code abm up}: PostgreSQL, Kafka and the three services; ends them with Ctrl-C unless detached. */
@Command(name = "up", description = "Start PostgreSQL, Kafka and the three services.", mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--detach", description = "Return when everything is ready.")
    private boolean detach;

    @Option(
            names = "--data",
            description = "Folder of all data; kept over down and up. Default: .abm/data of the project.")
    private Path data = Folders.defaultData();

    @Option(
            names = "--accounts-port",
            defaultValue = "${env:ABM_ACCOUNTS_PORT:-8081}",
            description = "Default: 8081; 0 takes a free one.")
    private int accountsPort;

    @Option(
            names = "--segmentation-port",
            defaultValue = "${env:ABM_SEGMENTATION_PORT:-8082}",
            description = "Default: 8082; 0 takes a free one.")
    private int segmentationPort;

    @Option(
            names = "--campaigns-port",
            defaultValue = "${env:ABM_CAMPAIGNS_PORT:-8083}",
            description = "Default: 8083; 0 takes a free one.")
    private int campaignsPort;

    @Option(
            names = "--access",
            defaultValue = "${env:ABM_ACCESS:-all}",
            description = "all: every caller sees every account; team: those of the teams of his token. Default: all")
    private String access;

    @Option(
            names = "--issuer",
            defaultValue = "${env:ABM_ISSUER:-}",
            description = "Address of an OIDC issuer, for example http://localhost:8180/realms/abm: the services run in"
                    + " profile prod and accept its tokens only. Give other commands one in ABM_TOKEN.")
    private String issuer;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Map<Service, Integer> ports = Map.of(
                Service.ACCOUNTS, accountsPort,
                Service.SEGMENTATION, segmentationPort,
                Service.CAMPAIGNS, campaignsPort);
        SuiteState state = new Launcher(data, ports, settings(), out).up();
        Addresses.print(state, out);
        if (!detach) {
            out.println("Ctrl-C stops it.");
            out.flush();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Launcher.down(out), "down"));
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private Map<String, String> settings() {
        return issuer.isBlank() ? Map.of("ABM_ACCESS", access) : Map.of("ABM_ACCESS", access, Launcher.ISSUER, issuer);
    }
}
