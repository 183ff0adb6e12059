/// libvirt's object model: connections, domains and what they can do, with libvirt's error codes.
///
/// [Connection#open(String)] is the way in; which driver answers is decided by the URI's scheme.
@NullMarked
package dev.vireo.api;

import org.jspecify.annotations.NullMarked;
