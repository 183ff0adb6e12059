package dev.vireo.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A call that changes something.
///
/// @param method the VI API method, or the HTTP method and path of a file transfer
/// @param object what it is called on, such as `VirtualMachine:vm-42`
/// @param name that object's name, empty if nobody has asked for it
/// @param parameters the parameters by name: texts, numbers, booleans, lists, and maps whose member
///   `type` names the VI API's type; secrets are `***`
public record PlannedChange(
        String method, String object, Optional<String> name, Map<String, Object> parameters) {
    /// Copies the map.
    public PlannedChange {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
