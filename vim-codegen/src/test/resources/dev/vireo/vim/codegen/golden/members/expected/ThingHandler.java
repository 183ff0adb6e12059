// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// Implements the methods of `Thing` on the server's side.
public interface ThingHandler extends ManagedObjectHandler {
}
