// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// Implements the methods of `Machine` on the server's side.
public interface MachineHandler extends ManagedObjectHandler {
    /// Answers `Change_Task`.
    ///
    /// @param request the call
    /// @return the result
    default ManagedObjectReference changeTask(ChangeTaskRequest request) {
        throw unimplemented(request);
    }

    /// Answers `Stop`.
    ///
    /// @param request the call
    default void stop(StopRequest request) {
        throw unimplemented(request);
    }
}
