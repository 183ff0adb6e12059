package dev.vireo.simulator.inventory;

import dev.vireo.vim.AlarmEvent;
import dev.vireo.vim.DataType;
import dev.vireo.vim.Event;
import dev.vireo.vim.EventFilterSpec;
import dev.vireo.vim.EventFilterSpecByEntity;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ScheduledTaskEvent;
import dev.vireo.vim.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which events a filter selects.
final class EventSelection {
    private final Inventory inventory;
    private final EventFilterSpec spec;
    private final List<DataType> types;

    /// Checks a filter.
    ///
    /// @throws SimFault `ManagedObjectNotFound` for an entity that is none, `InvalidArgument` for
    ///   another value that means nothing
    EventSelection(Inventory inventory, EventFilterSpec spec) {
        this.inventory = inventory;
        this.spec = spec;
        this.types = spec.type().stream().map(EventSelection::type).toList();
        EventFilterSpecByEntity entity = spec.entity();
        if (entity != null) {
            Scope.find(inventory, entity.entity());
        }
        Integer most = spec.maxCount();
        if (most != null && most < 1) {
            throw SimFault.invalidArgument("filter.maxCount");
        }
    }

    private static DataType type(String name) {
        if (Types.find(name).orElse(null) instanceof DataType type
                && Event.TYPE.isAssignableFrom(type)) {
            return type;
        }
        throw SimFault.invalidArgument("filter.type");
    }

    EventFilterSpec spec() {
        return spec;
    }

    /// Selects; of too many events, the newest.
    ///
    /// @param events events, oldest first
    List<Event> select(List<Event> events) {
        List<Event> selected = events.stream().filter(this::matches).toList();
        Integer most = spec.maxCount();
        if (most != null && selected.size() > most) {
            selected = selected.subList(selected.size() - most, selected.size());
        }
        return Objects.equals(spec.disableFullMessage(), true)
                ? selected.stream().map(EventSelection::withoutMessage).toList()
                : selected;
    }

    private static Event withoutMessage(Event event) {
        return event.toBuilder().fullFormattedMessage(null).build();
    }

    private boolean matches(Event event) {
        return matchesEntity(event)
                && matchesTime(event)
                && matchesUser(event)
                && matchesKind(event)
                && (spec.eventChainId() == null
                        || Objects.equals(spec.eventChainId(), event.chainId()))
                && matchesCause(event)
                && (spec.tag().isEmpty()
                        || spec.tag().contains(Objects.requireNonNullElse(event.changeTag(), "")));
    }

    private boolean matchesEntity(Event event) {
        EventFilterSpecByEntity by = spec.entity();
        if (by == null) {
            return true;
        }
        List<ManagedObjectReference> places = places(event);
        Scope scope = new Scope(inventory, by.entity(), by.recursion().value());
        return scope.includes(places);
    }

    /// Returns what an event is about, innermost first.
    private static List<ManagedObjectReference> places(Event event) {
        List<ManagedObjectReference> places = new ArrayList<>();
        Optional.ofNullable(event.vm()).ifPresent(it -> places.add(it.vm()));
        Optional.ofNullable(event.ds()).ifPresent(it -> places.add(it.datastore()));
        Optional.ofNullable(event.net()).ifPresent(it -> places.add(it.network()));
        Optional.ofNullable(event.dvs()).ifPresent(it -> places.add(it.dvs()));
        Optional.ofNullable(event.host()).ifPresent(it -> places.add(it.host()));
        Optional.ofNullable(event.computeResource())
                .ifPresent(it -> places.add(it.computeResource()));
        Optional.ofNullable(event.datacenter()).ifPresent(it -> places.add(it.datacenter()));
        return places;
    }

    private boolean matchesTime(Event event) {
        var time = spec.time();
        return time == null || Scope.within(time.beginTime(), time.endTime(), event.createdTime());
    }

    private boolean matchesUser(Event event) {
        var by = spec.userName();
        return by == null || Scope.byUser(by.systemUser(), by.userList(), event.userName());
    }

    private boolean matchesKind(Event event) {
        return (types.isEmpty()
                        || types.stream().anyMatch(t -> t.isAssignableFrom(event.vimType())))
                && (spec.eventTypeId().isEmpty()
                        || spec.eventTypeId().contains(EventDescriptions.typeId(event)))
                && (spec.category().isEmpty()
                        || spec.category().contains(EventDescriptions.category(event)));
    }

    private boolean matchesCause(Event event) {
        ManagedObjectReference alarm = event instanceof AlarmEvent of ? of.alarm().alarm() : null;
        ManagedObjectReference task =
                event instanceof ScheduledTaskEvent of ? of.scheduledTask().scheduledTask() : null;
        return isWanted(spec.alarm(), alarm) && isWanted(spec.scheduledTask(), task);
    }

    private static boolean isWanted(
            @Nullable ManagedObjectReference wanted, @Nullable ManagedObjectReference actual) {
        return wanted == null || wanted.equals(actual);
    }
}
