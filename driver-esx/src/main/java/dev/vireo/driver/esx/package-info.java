/// The driver for `esx://`, `gsx://` and `vpx://`.
///
/// Exports nothing: it is found as a service through [dev.vireo.api.Connection#open(String)].
@NullMarked
package dev.vireo.driver.esx;

import org.jspecify.annotations.NullMarked;
