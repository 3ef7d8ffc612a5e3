package io.abmsuite.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code deploy/bench/run}: one command a table. */
@Command(
        name = "deploy/bench/run",
        description = "Measures the packaged suite against its peers in the same run.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ApiBench.class,
            ImportBench.class,
            GrowthBench.class,
            KernelBench.class,
            SegmentBench.class,
            SalesBench.class,
            LiveBench.class
        })
public final class Bench implements Callable<Integer> {

    @Override
    public Integer call() {
        CommandLine.usage(this, System.out);
        return 2;
    }

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Bench());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        System.exit(line.execute(arguments));
    }
}
