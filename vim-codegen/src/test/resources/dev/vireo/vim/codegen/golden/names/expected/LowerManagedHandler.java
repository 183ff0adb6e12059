// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// Implements the methods of `lowerManaged` on the server's side.
public interface LowerManagedHandler extends ManagedObjectHandler {
    /// Answers `lower_Task`.
    ///
    /// @param request the call
    /// @return the result
    default ManagedObjectReference lowerTask(LowerTaskRequest request) {
        throw unimplemented(request);
    }
}
