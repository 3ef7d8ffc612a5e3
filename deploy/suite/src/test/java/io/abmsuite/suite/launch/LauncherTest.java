package io.abmsuite.suite.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.launch.SuiteState.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    @TempDir
    Path folder;

    @BeforeEach
    void useAStateFileOfOurOwn() {
        System.setProperty("abm.state", folder.resolve("state.json").toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("abm.state");
    }

    @Test
    void saysPlainlyThatAPortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(SuiteException.class)
                    .isThrownBy(() -> Ports.claim(other.getLocalPort(), Service.ACCOUNTS))
                    .withMessageContaining("Port " + other.getLocalPort())
                    .withMessageContaining("--accounts-port");
        }
    }

    @Test
    void knowsItsProcessesAgain() {
        Part ours = Part.of("infra", ProcessHandle.current(), 0);
        new SuiteState(folder.toString(), List.of(ours)).write();

        SuiteState read = SuiteState.read();

        assertThat(read.isRunning()).isTrue();
        assertThat(read.part("infra").handle()).isEqualTo(ProcessHandle.current());
        assertThat(read.dataFolder()).isEqualTo(folder);
    }

    @Test
    void takesNoOtherProcessForItsOwn() {
        Part reused = new Part("infra", ProcessHandle.current().pid(), 1, 0);
        new SuiteState(folder.toString(), List.of(reused)).write();

        assertThat(SuiteState.read().isRunning()).isFalse();
        assertThatExceptionOfType(SuiteException.class)
                .isThrownBy(SuiteState::require)
                .withMessageContaining("deploy/abm up");
    }

    @Test
    void tellsThatTheStateFileIsBroken() throws IOException {
        Files.writeString(folder.resolve("state.json"), "{");

        assertThatExceptionOfType(SuiteException.class)
                .isThrownBy(SuiteState::read)
                .withMessageContaining("state.json");
    }
}
