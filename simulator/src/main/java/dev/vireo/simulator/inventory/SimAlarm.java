package dev.vireo.simulator.inventory;

import dev.vireo.vim.AlarmCreatedEvent;
import dev.vireo.vim.AlarmEventArgument;
import dev.vireo.vim.AlarmHandler;
import dev.vireo.vim.AlarmInfo;
import dev.vireo.vim.AlarmReconfiguredEvent;
import dev.vireo.vim.AlarmRemovedEvent;
import dev.vireo.vim.AlarmSpec;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ReconfigureAlarmRequest;
import dev.vireo.vim.RemoveAlarmRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An alarm that a client has defined. It never goes off.
final class SimAlarm extends SimObject implements AlarmHandler, Lasting {
    private final SimEntity entity;
    private AlarmInfo info;

    SimAlarm(SimEntity entity, ManagedObjectReference self, AlarmSpec spec) {
        super(entity.inventory(), self);
        this.entity = entity;
        this.info = describe(spec);
    }

    private SimAlarm(SimEntity entity, ManagedObjectReference self, AlarmInfo info) {
        super(entity.inventory(), self);
        this.entity = entity;
        this.info = info;
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        out.object("entity", entity).value("info", info);
    }

    @Override
    public void restore(StateReader in) {
        info = info(in);
        touch();
    }

    private static AlarmInfo info(StateReader in) {
        return in.value("info", AlarmInfo.class).orElseThrow(() -> in.bad("info", "it is missing"));
    }

    /// Makes an alarm that a client had defined.
    static SimAlarm made(ManagedObjectReference self, StateReader in) {
        SimEntity entity = in.requiredObject("entity", SimEntity.class);
        return entity.inventory().add(new SimAlarm(entity, self, info(in)));
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    private AlarmInfo describe(AlarmSpec spec) {
        return AlarmInfo.builder()
                .name(spec.name())
                .systemName(spec.systemName())
                .description(spec.description())
                .enabled(spec.enabled())
                .expression(spec.expression())
                .action(spec.action())
                .actionFrequency(spec.actionFrequency())
                .setting(spec.setting())
                .key(self().value())
                .alarm(self())
                .entity(entity.self())
                .lastModifiedTime(inventory().now())
                .lastModifiedUser(Call.userName())
                .creationEventId(0)
                .build();
    }

    @Override
    SimEntity place() {
        return entity;
    }

    /// Records that a client has defined it.
    SimAlarm created() {
        inventory()
                .events()
                .post(
                        entity,
                        AlarmCreatedEvent.builder()
                                .alarm(argument())
                                .entity(EventPlace.argument(entity)),
                        "Created alarm " + name() + " on " + entity.name());
        return this;
    }

    private AlarmEventArgument argument() {
        return AlarmEventArgument.builder().name(name()).alarm(self()).build();
    }

    String name() {
        return info.name();
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "info" -> info;
            case "value", "availableField" -> List.of();
            default -> null;
        };
    }

    @Override
    public void reconfigureAlarm(ReconfigureAlarmRequest request) {
        inventory()
                .durably(() -> {
                    info = describe(request.spec());
                    touchLastingly();
                    inventory()
                            .events()
                            .post(
                                    entity,
                                    AlarmReconfiguredEvent.builder()
                                            .alarm(argument())
                                            .entity(EventPlace.argument(entity)),
                                    "Reconfigured alarm " + name() + " on " + entity.name());
                    return null;
                });
    }

    @Override
    public void removeAlarm(RemoveAlarmRequest request) {
        inventory()
                .durably(() -> {
                    inventory().remove(this);
                    inventory()
                            .events()
                            .post(
                                    entity,
                                    AlarmRemovedEvent.builder()
                                            .alarm(argument())
                                            .entity(EventPlace.argument(entity)),
                                    "Removed alarm " + name() + " on " + entity.name());
                    return null;
                });
    }
}
