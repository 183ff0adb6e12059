/// The VI API as Java types: the generated data objects, enumerations, managed objects and
/// requests, and the few hand-written types they rest on.
///
/// Everything is a plain value. Turning values into XML and back is the part of the `soap` module,
/// which works from the tables in [dev.vireo.vim.DataType] and [dev.vireo.vim.EnumType].
@NullMarked
package dev.vireo.vim;

import org.jspecify.annotations.NullMarked;
