package io.abmsuite.suite.command;

import io.abmsuite.suite.launch.SuiteState;
import java.io.PrintWriter;

/** Prints where the services are. */
final class Addresses {

    private Addresses() {}

    static void print(SuiteState state, PrintWriter out) {
        state.addresses()
                .forEach((service, address) ->
                        out.printf("  %-13s %s/v1   try it: %s/docs%n", service, address, address));
        out.println("  token         deploy/abm token --role accounts:read");
        out.flush();
    }
}
