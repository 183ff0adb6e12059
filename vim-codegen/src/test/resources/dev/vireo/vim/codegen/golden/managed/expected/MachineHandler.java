// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Implements the methods of `Machine` on the server's side.
public interface MachineHandler extends ManagedObjectHandler {
    /// Answers `Ping`.
    ///
    /// @param request the call
    default void ping(PingRequest request) {
        throw unimplemented(request);
    }

    /// Answers `PowerOn_Task`.
    ///
    /// @param request the call
    /// @return the result
    default ManagedObjectReference powerOnTask(PowerOnTaskRequest request) {
        throw unimplemented(request);
    }

    /// Answers `Find`.
    ///
    /// @param request the call
    /// @return the result, or null for none
    default @Nullable Spec find(FindRequest request) {
        throw unimplemented(request);
    }

    /// Answers `List`.
    ///
    /// @param request the call
    /// @return the result
    default List<Spec> list(ListRequest request) {
        throw unimplemented(request);
    }

    /// Answers `Names`.
    ///
    /// @param request the call
    /// @return the result
    default List<String> names(NamesRequest request) {
        throw unimplemented(request);
    }

    /// Answers `Count`.
    ///
    /// @param request the call
    /// @return the result
    default int count(CountRequest request) {
        throw unimplemented(request);
    }

    /// Answers `Started`.
    ///
    /// @param request the call
    /// @return the result, or null for none
    default @Nullable Instant started(StartedRequest request) {
        throw unimplemented(request);
    }

    /// Answers `Any`.
    ///
    /// @param request the call
    /// @return the result, or null for none
    default @Nullable Object any(AnyRequest request) {
        throw unimplemented(request);
    }
}
