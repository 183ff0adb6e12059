// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// Implements the methods of `Entity` on the server's side.
public interface EntityHandler extends ManagedObjectHandler {
    /// Answers `Rename_Task`.
    ///
    /// @param request the call
    /// @return the result
    default ManagedObjectReference renameTask(RenameTaskRequest request) {
        throw unimplemented(request);
    }
}
