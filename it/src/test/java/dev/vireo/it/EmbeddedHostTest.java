package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.DomainState;
import dev.vireo.driver.tck.DriverContract;
import dev.vireo.driver.tck.TestHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `sim://` with a state folder of the test's own. Without that folder its domains are in the
/// states they start in.
class EmbeddedHostTest implements DriverContract, TestHost {
    @TempDir Path folder;

    @Override
    public TestHost host() {
        return this;
    }

    @Override
    public Connection connect(boolean readOnly) {
        ConnectUri uri = ConnectUri.parse("sim:///?state=" + folder.resolve("state"));
        return Connection.open(new ConnectRequest(uri, _ -> Optional.empty(), readOnly));
    }

    @Override
    public String domainIn(DomainState.Kind state) {
        forget();
        return switch (state) {
            case RUNNING -> "web";
            case PAUSED -> "build";
            case SHUT_OFF -> "mail";
            case NO_STATE -> throw new IllegalArgumentException("VMware knows no such state");
        };
    }

    /// Each connection has a simulator of its own; what others do is seen, but not what happened
    /// meanwhile: events are not shared.
    @Override
    @Test
    public void tellsWhatOthersDoOnceAndInOrder() {
        assertThatThrownBy(DriverContract.super::tellsWhatOthersDoOnceAndInOrder)
                .isInstanceOf(NoSuchElementException.class);
    }

    private void forget() {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
