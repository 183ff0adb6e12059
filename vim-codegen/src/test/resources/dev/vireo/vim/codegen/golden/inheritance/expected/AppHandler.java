// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// Implements the methods of `App` on the server's side.
public interface AppHandler extends PoolHandler {
    /// Answers `Stop`.
    ///
    /// @param request the call
    default void stop(StopRequest request) {
        throw unimplemented(request);
    }
}
