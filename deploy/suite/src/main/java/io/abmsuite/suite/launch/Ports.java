package io.abmsuite.suite.launch;

import io.abmsuite.suite.SuiteException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether ports are free before anything is started. */
final class Ports {

    private Ports() {}

    /** The wanted port, or a free one for 0; tells plainly if it is taken. */
    static int claim(int wanted, Service service) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new SuiteException(
                    "Port " + wanted + " of the " + service.id()
                            + " service is taken by another program. Stop it, or choose " + "another port with --"
                            + service.id() + "-port (0 takes a free one).",
                    taken);
        }
    }
}
