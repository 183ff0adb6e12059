package dev.vireo.simulator.inventory;

import dev.vireo.vim.DataType;
import dev.vireo.vim.ElementDescription;
import dev.vireo.vim.Event;
import dev.vireo.vim.EventArgDesc;
import dev.vireo.vim.EventDescription;
import dev.vireo.vim.EventDescriptionEventDetail;
import dev.vireo.vim.EventEx;
import dev.vireo.vim.ExtendedEvent;
import dev.vireo.vim.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What a server says of the kinds of events there are. The kinds are those of the API; their
/// category follows from what they are called.
final class EventDescriptions {
    private static final Set<String> OTHER_ERRORS =
            Set.of(
                    "BadUsernameSessionEvent",
                    "NoAccessUserEvent",
                    "HostConnectionLostEvent",
                    "HostDisconnectedEvent",
                    "LostNetworkConnectivityEvent",
                    "ErrorUpgradeEvent",
                    "GeneralHostErrorEvent",
                    "GeneralVmErrorEvent",
                    "LicenseServerUnavailableEvent",
                    "VmDasUpdateErrorEvent");

    private static final Set<String> COMMON =
            Set.of("key", "chainId", "createdTime", "fullFormattedMessage", "changeTag");

    private EventDescriptions() {}

    static EventDescription describe() {
        List<EventDescriptionEventDetail> kinds = new ArrayList<>();
        for (String name : Types.typeNames()) {
            if (name.contains("Event") // looking at others would load them all
                    && Types.find(name).orElse(null) instanceof DataType type
                    && Event.TYPE.isAssignableFrom(type)) {
                kinds.add(describe(type));
            }
        }
        return EventDescription.builder()
                .category(
                        List.of(
                                element("info", "Information"),
                                element("warning", "Warning"),
                                element("error", "Error"),
                                element("user", "User")))
                .eventInfo(kinds)
                .build();
    }

    private static EventDescriptionEventDetail describe(DataType type) {
        String text = TaskNames.words(type.name().replaceAll("Event$", ""));
        return EventDescriptionEventDetail.builder()
                .key(type.name())
                .description(text)
                .category(category(type))
                .formatOnDatacenter(text)
                .formatOnComputeResource(text)
                .formatOnHost(text)
                .formatOnVm(text)
                .fullFormat(text)
                .build();
    }

    /// Returns the category of an event.
    ///
    /// @return `info`, `warning`, `error` or `user`
    static String category(Event event) {
        return event instanceof EventEx ex
                ? Objects.requireNonNullElse(ex.severity(), "info")
                : category(event.vimType());
    }

    private static String category(DataType type) {
        String name = type.name();
        if (name.contains("Failed")
                || name.contains("Failure")
                || name.contains("Error")
                || OTHER_ERRORS.contains(name)) {
            return "error";
        }
        if (name.contains("Warning")
                || name.contains("Insufficient")
                || name.contains("Not")
                || name.contains("Expired")
                || name.contains("Duplicate")) {
            return "warning";
        }
        return name.equals("GeneralUserEvent") ? "user" : "info";
    }

    /// Returns the identifier by which filters name the kind of an event.
    static String typeId(Event event) {
        return switch (event) {
            case EventEx ex -> ex.eventTypeId();
            case ExtendedEvent extended -> extended.eventTypeId();
            default -> "vim.event." + event.vimType().name();
        };
    }

    /// Describes what the messages of a kind of event can name.
    ///
    /// @throws SimFault `InvalidArgument` if there is no such kind
    static List<EventArgDesc> arguments(String typeId) {
        String name = typeId.substring(typeId.lastIndexOf('.') + 1);
        if (!(Types.find(name).orElse(null) instanceof DataType type)
                || !Event.TYPE.isAssignableFrom(type)) {
            throw SimFault.invalidArgument("eventTypeId");
        }
        return type.members().stream()
                .filter(member -> !COMMON.contains(member.name()))
                .map(member ->
                        EventArgDesc.builder()
                                .name(member.name())
                                .type(member.typeName().isEmpty() ? "string" : member.typeName())
                                .build())
                .toList();
    }

    private static ElementDescription element(String key, String label) {
        return ElementDescription.builder().key(key).label(label).summary(label).build();
    }
}
