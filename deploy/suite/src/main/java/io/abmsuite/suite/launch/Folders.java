package io.abmsuite.suite.launch;

import java.nio.file.Path;

/** Where things are: the project, what one suite keeps, and the one state file of a user. */
public final class Folders {

    private Folders() {}

    /** Root of the project. */
    public static Path root() {
        return Path.of(System.getProperty("abm.root", ".")).toAbsolutePath().normalize();
    }

    /** Data of a suite unless told otherwise. */
    public static Path defaultData() {
        return root().resolve(".abm").resolve("data");
    }

    /**
     * Tells every command which suite is running: {@code $ABM_STATE}, else {@code abm-suite/state.json} in {@code
     * $XDG_STATE_HOME} or {@code ~/.local/state}.
     */
    public static Path stateFile() {
        String given = System.getProperty("abm.state", System.getenv("ABM_STATE"));
        if (given != null && !given.isBlank()) {
            return Path.of(given).toAbsolutePath();
        }
        String home = System.getenv("XDG_STATE_HOME");
        Path base = home == null || home.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(home);
        return base.resolve("abm-suite").resolve("state.json");
    }

    /** The log of a part of a suite. */
    public static Path log(Path data, String part) {
        return data.resolve("logs").resolve(part + ".log");
    }
}
