package io.abmsuite.platform.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A connection that sends what no HTTP client would: halves, tricks and too much of everything. */
public final class RawHttp implements AutoCloseable {

    private static final int PATIENCE = 60_000;

    private final Socket socket;

    private RawHttp(Socket socket) {
        this.socket = socket;
    }

    /** Connects to the service under test. */
    public static RawHttp connect() {
        try {
            Socket socket = new Socket(InetAddress.getByName("localhost"), RestAssured.port);
            socket.setSoTimeout(PATIENCE);
            return new RawHttp(socket);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the service says to this text, until it closes the connection; it is asked to. */
    public static String exchange(String text) {
        try (RawHttp connection = connect()) {
            return connection.send(text).answer();
        }
    }

    /** Sends the text as it is; the service may have closed the connection meanwhile. */
    public RawHttp send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException refusedEarly) {
            // the answer tells why
            return this;
        }
        return this;
    }

    /** Everything the service says until it closes the connection; nothing if it was cut off. */
    public String answer() {
        StringBuilder answer = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            byte[] bytes = new byte[8192];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                answer.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
            }
            return answer.toString();
        } catch (SocketTimeoutException silent) {
            throw new AssertionError("nothing was said within " + PATIENCE + " ms after " + answer, silent);
        } catch (IOException cutOff) {
            return answer.toString();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
