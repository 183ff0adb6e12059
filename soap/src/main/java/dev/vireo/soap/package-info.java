/// VI values as XML and back: requests, replies and faults of SOAP 1.1, driven by the tables of the
/// generated types.
@NullMarked
package dev.vireo.soap;

import org.jspecify.annotations.NullMarked;
