package dev.vireo.driver.esx;

import dev.vireo.model.VirtException;
import java.io.IOException;
import java.io.InputStream;

/// What is to be sent, which can be opened again at an earlier place after a cut.
interface UploadSource {
    /// Opens it.
    ///
    /// @param place where to begin, in bytes
    /// @return the bytes from there on
    /// @throws IOException if it cannot be opened, at that place
    InputStream open(long place) throws IOException;

    /// Makes sure that all that was sent is of one content.
    ///
    /// @throws VirtException if it has changed since it was first looked at
    default void requireSame() {
        // it cannot change
    }

    /// Takes note that nothing of it is sent, as changes are only told.
    default void leave() {
        // nobody waits for it
    }

    /// Waits until whoever gives the content has said that it is whole. Only then it may take the
    /// place of the old one.
    ///
    /// @throws VirtException why it will not be
    default void awaitEnd() {
        // a file is whole from the beginning
    }
}
