package io.abmsuite.infra;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds free ports on loopback and refuses taken ones in plain words. */
final class Ports {

    private Ports() {}

    /** The wanted port if it is free, any free one if 0 is wanted. */
    static int claim(int wanted, String what, String option) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (BindException taken) {
            throw new BindException(
                    "Port " + wanted + " for " + what + " is taken; choose another with " + option + ".");
        }
    }
}
