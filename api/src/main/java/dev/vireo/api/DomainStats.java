package dev.vireo.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The figures of one domain.
///
/// libvirt: `virDomainStatsRecord`.
///
/// @param domain the domain
/// @param values the figures by libvirt's names, in libvirt's order; each a [Long] or a [String]. A
///   name that ends in `.rate` is the growth in a second of the counter before it, in the mean over
///   the server's last sample: VMware counts nothing since the start. What the server does not tell
///   is not there.
public record DomainStats(Domain domain, Map<String, Object> values) {
    /// Copies the map.
    public DomainStats {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
