/// The command line: global options, virsh's command grammar, the commands, and their output as
/// text or JSON.
@NullMarked
package dev.vireo.shell;

import org.jspecify.annotations.NullMarked;
