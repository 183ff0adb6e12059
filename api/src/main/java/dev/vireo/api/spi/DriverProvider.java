package dev.vireo.api.spi;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.Connection;
import dev.vireo.api.Diagnosis;
import dev.vireo.api.DiagnosisNotes;
import dev.vireo.model.VirtException;
import java.time.Duration;
import java.util.Set;

/// Makes connections for the URI schemes of one driver; found as a service.
public interface DriverProvider {
    /// Returns the schemes this driver opens.
    ///
    /// @return lower-case schemes, for example `esx`
    Set<String> schemes();

    /// Opens a connection and logs in.
    ///
    /// @param request the URI, one of [#schemes()], with credentials and access
    /// @return the connection
    /// @throws dev.vireo.model.VirtException if it cannot be opened
    Connection open(ConnectRequest request);

    /// Finds out what stands between this machine and a working connection. A driver that knows no
    /// better opens a connection and closes it again.
    ///
    /// @param request the URI, one of [#schemes()], with credentials
    /// @param limit how long each answer may take
    /// @return what was found
    default Diagnosis diagnose(ConnectRequest request, Duration limit) {
        DiagnosisNotes notes = new DiagnosisNotes();
        notes.good(Diagnosis.Check.URI, request.uri().toString());
        try (Connection connection = open(request)) {
            notes.good(Diagnosis.Check.SERVER, connection.type() + " " + connection.version());
        } catch (VirtException e) {
            notes.failed(Diagnosis.Check.SERVER, e.detail(), "see the message");
        }
        return notes.diagnosis(request.uri());
    }
}
