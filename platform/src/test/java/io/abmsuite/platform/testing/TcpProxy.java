package io.abmsuite.platform.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a client and a server: it can be away, and it can fall silent without closing anything. */
public final class TcpProxy implements AutoCloseable {

    private final Vertx vertx;
    private final int target;
    private final int port;
    private final List<NetSocket> sockets = new CopyOnWriteArrayList<>();
    private final NetServer server;

    private TcpProxy(Vertx vertx, int target, int port) {
        this.vertx = vertx;
        this.target = target;
        this.port = port;
        this.server = vertx.createNetServer().connectHandler(this::connect);
    }

    /** A proxy to a port of this machine; nobody is there until it is opened. */
    public static TcpProxy to(Vertx vertx, int target) {
        try (ServerSocket free = new ServerSocket(0)) {
            return new TcpProxy(vertx, target, free.getLocalPort());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return port;
    }

    /** From now on it connects. */
    public void open() {
        listen().toCompletionStage().toCompletableFuture().join();
    }

    /** It will connect in a moment; for callers that must not wait, as an event loop. */
    public void openSoon() {
        listen();
    }

    private Future<NetServer> listen() {
        return server.listen(port, "localhost");
    }

    /** From now on nothing passes; connections stay. */
    public void fallSilent() {
        sockets.forEach(NetSocket::pause);
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    private void connect(NetSocket client) {
        client.pause();
        vertx.createNetClient().connect(target, "localhost").onSuccess(far -> {
            sockets.add(client);
            sockets.add(far);
            far.handler(client::write).closeHandler(closed -> client.close());
            client.handler(far::write).closeHandler(closed -> far.close());
            client.resume();
        });
    }
}
