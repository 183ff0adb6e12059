/// Documents made from the commands' descriptions: the manual page and the completions of bash, zsh
/// and fish. The packaging runs this; nothing else does.
@NullMarked
package dev.vireo.shell.documents;

import org.jspecify.annotations.NullMarked;
