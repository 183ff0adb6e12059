package dev.vireo.simulator.inventory;

import dev.vireo.vim.CreateCollectorForEventsRequest;
import dev.vireo.vim.Event;
import dev.vireo.vim.EventArgDesc;
import dev.vireo.vim.EventEx;
import dev.vireo.vim.EventManagerHandler;
import dev.vireo.vim.GeneralEvent;
import dev.vireo.vim.GeneralUserEvent;
import dev.vireo.vim.LogUserEventRequest;
import dev.vireo.vim.ManagedEntityEventArgument;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PostEventRequest;
import dev.vireo.vim.QueryEventsRequest;
import dev.vireo.vim.RetrieveArgumentDescriptionRequest;
import dev.vireo.vim.ServerStartedSessionEvent;
import dev.vireo.vim.TaskEvent;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.VmEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Remembers what has happened: the last events, oldest first.
final class SimEventManager extends SimObject implements EventManagerHandler {
    /// How many events are kept.
    static final int KEPT = 1000;

    private static final int MOST_COLLECTORS = 32;

    private final boolean multiHost;
    private final Instant started;
    private final Deque<Event> kept = new ArrayDeque<>();
    private int first = 1;
    private int lastKey = 1; // the start of the server

    SimEventManager(Inventory inventory, ManagedObjectReference self, boolean multiHost) {
        super(inventory, self);
        this.multiHost = multiHost;
        this.started = inventory.now();
    }

    /// Records that something has happened, in the name of the user whose call or task this thread
    /// works on.
    ///
    /// @param about what it has happened to; null for the server itself
    /// @param event what sets it apart; the members that all events have are filled in here
    /// @param fullFormattedMessage the text for people
    /// @return the event
    Event post(@Nullable SimEntity about, Event.Builder<?> event, String fullFormattedMessage) {
        String user = SimTask.running().map(SimTask::userName).orElseGet(Call::userName);
        return post(about, event, fullFormattedMessage, user);
    }

    /// Records what somebody has done who is not the caller.
    Event post(
            @Nullable SimEntity about,
            Event.Builder<?> event,
            String fullFormattedMessage,
            String userName) {
        return keep(make(about, event, fullFormattedMessage, userName, nextKey()));
    }

    /// Makes an event that tells what would happen. It is not recorded.
    Event describe(SimEntity about, Event.Builder<?> event, String fullFormattedMessage) {
        return make(about, event, fullFormattedMessage, Call.userName(), lastKey);
    }

    private Event make(
            @Nullable SimEntity about,
            Event.Builder<?> event,
            String fullFormattedMessage,
            String userName,
            int key) {
        event.key(key)
                .chainId(SimTask.running().map(SimTask::chain).orElse(key))
                .createdTime(inventory().now())
                .userName(userName)
                .fullFormattedMessage(fullFormattedMessage);
        if (event instanceof VmEvent.Builder<?> machine) {
            machine.template(about instanceof SimVirtualMachine vm && vm.config().template());
        }
        if (about != null) {
            EventPlace.of(about).fill(event);
        }
        return event.build();
    }

    /// Records that a task has been made. Its key is the task's chain.
    void postTask(SimTask task, TaskInfo info) {
        Event.Builder<?> event =
                TaskEvent.builder()
                        .info(info)
                        .key(task.chain())
                        .chainId(task.chain())
                        .createdTime(inventory().now())
                        .userName(task.userName())
                        .fullFormattedMessage("Task: " + TaskNames.label(info.descriptionId()));
        EventPlace.of(task.entity()).fill(event);
        keep(event.build());
    }

    /// Takes the next key, which no event has then.
    int nextKey() {
        return ++lastKey;
    }

    /// Goes on after the events of earlier processes.
    ///
    /// @param key the last of their keys
    void continueAfter(int key) {
        kept.clear(); // what somebody did before the server was ready
        lastKey = Math.max(lastKey, key);
        first = lastKey + 1;
        touch();
    }

    /// Returns the key that was given last.
    int lastKey() {
        return lastKey;
    }

    /// Returns the first key of this process.
    int firstKey() {
        return first;
    }

    /// Returns the events of this process, from its start on.
    List<Event> sinceStart() {
        List<Event> all = new ArrayList<>();
        all.add(start());
        all.addAll(kept);
        return all;
    }

    private Event keep(Event event) {
        kept.add(event);
        inventory().history().add(event);
        if (kept.size() > KEPT) {
            kept.remove();
        }
        touch();
        return event;
    }

    /// Returns the events that are kept, oldest first.
    List<Event> all() {
        if (kept.size() >= KEPT) {
            return List.copyOf(kept);
        }
        List<Event> all = new ArrayList<>(kept.size() + 1);
        if (inventory().history().any()) {
            all.addAll(inventory().history().events());
        } else {
            all.add(start());
        }
        all.addAll(kept);
        return all.subList(Math.max(0, all.size() - KEPT), all.size());
    }

    private Event start() {
        Event.Builder<?> event =
                multiHost
                        ? ServerStartedSessionEvent.builder()
                                .fullFormattedMessage("vCenter started")
                        : EventEx.builder()
                                .eventTypeId("esx.audit.host.boot")
                                .severity("info")
                                .message("Host has booted.")
                                .fullFormattedMessage("Host has booted.");
        return event.key(1).chainId(1).createdTime(started).userName("").build();
    }

    @Override
    public List<Event> queryEvents(QueryEventsRequest request) {
        return new EventSelection(inventory(), request.filter()).select(all());
    }

    @Override
    public ManagedObjectReference createCollectorForEvents(
            CreateCollectorForEventsRequest request) {
        Session session = Call.current().authenticated();
        if (session.all(SimEventHistoryCollector.class).size() >= MOST_COLLECTORS) {
            throw SimFault.invalidState("There are too many event collectors.");
        }
        EventSelection selection = new EventSelection(inventory(), request.filter());
        return session.add(
                        new SimEventHistoryCollector(
                                inventory(),
                                session,
                                session.newReference("EventHistoryCollector"),
                                selection))
                .self();
    }

    @Override
    public void postEvent(PostEventRequest request) {
        Event event = request.eventToPost();
        TaskInfo task = request.taskInfo();
        int key = nextKey();
        keep(
                event.toBuilder()
                        .key(key)
                        .chainId(task == null ? key : task.eventChainId())
                        .createdTime(inventory().now())
                        .userName(Call.userName())
                        .fullFormattedMessage(
                                Objects.requireNonNullElse(
                                        event.fullFormattedMessage(), message(event)))
                        .build());
    }

    private static String message(Event event) {
        return switch (event) {
            case GeneralEvent general -> general.message();
            case EventEx ex -> Objects.requireNonNullElse(ex.message(), ex.eventTypeId());
            default -> TaskNames.words(event.vimType().name());
        };
    }

    @Override
    public void logUserEvent(LogUserEventRequest request) {
        SimEntity entity = Scope.find(inventory(), request.entity());
        ManagedEntityEventArgument argument =
                ManagedEntityEventArgument.builder()
                        .name(entity.name())
                        .entity(entity.self())
                        .build();
        post(
                entity,
                GeneralUserEvent.builder().message(request.msg()).entity(argument),
                "User logged event: " + request.msg());
    }

    @Override
    public List<EventArgDesc> retrieveArgumentDescription(
            RetrieveArgumentDescriptionRequest request) {
        return EventDescriptions.arguments(request.eventTypeId());
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "latestEvent" -> kept.isEmpty() ? all().getLast() : kept.getLast();
            case "maxCollector" -> MOST_COLLECTORS;
            case "description" -> EventDescriptions.describe();
            default -> null;
        };
    }
}
