package dev.vireo.shell.command;

/// A command of the shell. Made when it is called for, so that a run loads one of them.
public interface Command {
    /// Describes the command to the parser and to `help`.
    CommandSpec spec();

    /// Does the command's work.
    ///
    /// @param session where it runs
    /// @param arguments what was given
    /// @return what to print
    /// @throws CommandFailure for failures that virsh words itself
    /// @throws dev.vireo.model.VirtException for failures of the driver without context
    Reply run(Session session, Arguments arguments);
}
