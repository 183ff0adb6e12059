package dev.vireo.shell.comparison;

import dev.vireo.model.XmlElement;
import java.util.Map;
import java.util.Optional;

/// What one of the two that are compared is.
///
/// @param document its domain document, with defaults filled in
/// @param unexpressed what of a VMX file no document has a place for, by paths such as
///   `vmx/guestOS`; empty for what is no VMX file, as nobody knows then
/// @param identified whether it has a UUID of its own; one is made up otherwise
record Reading(
        XmlElement document, Optional<Map<String, String>> unexpressed, boolean identified) {}
