// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// Implements the methods of `Machine` on the server's side.
public interface MachineHandler extends ManagedObjectHandler {
    /// Answers `reference`.
    ///
    /// @param request the call
    default void reference_(ReferenceRequest request) {
        throw unimplemented(request);
    }

    /// Answers `invoker`.
    ///
    /// @param request the call
    /// @return the result
    default String invoker_(InvokerRequest request) {
        throw unimplemented(request);
    }

    /// Answers `unimplemented`.
    ///
    /// @param request the call
    default void unimplemented_(UnimplementedRequest request) {
        throw unimplemented(request);
    }

    /// Answers `delete_Task`.
    ///
    /// @param request the call
    /// @return the result
    default ManagedObjectReference deleteTask(DeleteTaskRequest request) {
        throw unimplemented(request);
    }

    /// Answers `self`.
    ///
    /// @param request the call
    default void self_(SelfRequest request) {
        throw unimplemented(request);
    }

    /// Answers `equals`.
    ///
    /// @param request the call
    /// @return the result
    default boolean equals_(EqualsRequest request) {
        throw unimplemented(request);
    }

    /// Answers `wait`.
    ///
    /// @param request the call
    default void wait_(WaitRequest request) {
        throw unimplemented(request);
    }

    /// Answers `toString`.
    ///
    /// @param request the call
    /// @return the result
    default String toString_(ToStringRequest request) {
        throw unimplemented(request);
    }

    /// Answers `void`.
    ///
    /// @param request the call
    default void void_(VoidRequest request) {
        throw unimplemented(request);
    }

    /// Answers `ID`.
    ///
    /// @param request the call
    /// @return the result
    default String id(IDRequest request) {
        throw unimplemented(request);
    }
}
