package dev.vireo.shell.domain;

import dev.vireo.api.DomainEvent;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event as it is printed.
///
/// @param type libvirt's name of its type
/// @param details what virsh prints behind the domain's name, empty for nothing
/// @param members what the JSON object has beyond type, domain and time
record EventLine(String type, String details, Map<String, @Nullable Object> members) {
    static EventLine of(DomainEvent event) {
        return switch (event) {
            case DomainEvent.Lifecycle one ->
                    new EventLine(
                            "lifecycle",
                            one.change().text() + " " + one.detail(),
                            Map.of("change", one.change().text(), "detail", one.detail()));
            case DomainEvent.Reboot _ -> new EventLine("reboot", "", Map.of());
            case DomainEvent.BalloonChange one ->
                    new EventLine(
                            "balloon-change",
                            one.actualKib() + "KiB",
                            Map.of("actualKib", one.actualKib()));
            case DomainEvent.DeviceAdded one ->
                    new EventLine("device-added", one.device(), Map.of("device", one.device()));
            case DomainEvent.DeviceRemoved one ->
                    new EventLine("device-removed", one.device(), Map.of("device", one.device()));
            case DomainEvent.MetadataChange one -> {
                String kind = one.kind().name().toLowerCase(Locale.ROOT);
                String namespace = one.namespace().orElse("(null)");
                yield new EventLine(
                        "metadata-change",
                        "type " + kind + ", uri " + namespace,
                        Map.of("type", kind));
            }
        };
    }

    String text(String domain) {
        return "event '"
                + type
                + "' for domain '"
                + domain
                + "'"
                + (details.isEmpty() ? "" : ": " + details);
    }
}
