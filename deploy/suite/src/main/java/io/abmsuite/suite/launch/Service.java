package io.abmsuite.suite.launch;

import io.abmsuite.suite.SuiteException;
import java.util.Arrays;
import java.util.Locale;

/** The three services and the ports they have unless told otherwise. */
public enum Service {
    ACCOUNTS(8081),
    SEGMENTATION(8082),
    CAMPAIGNS(8083);

    private final int defaultPort;

    Service(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** Name in paths, files and commands. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The service of this name. */
    public static Service of(String id) {
        return Arrays.stream(values())
                .filter(service -> service.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new SuiteException(
                        "There is no service " + id + "; there are accounts, segmentation, campaigns (and infra)."));
    }
}
