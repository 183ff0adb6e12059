package dev.vireo.simulator.inventory;

import dev.vireo.vim.AlarmDescription;
import dev.vireo.vim.AlarmManagerHandler;
import dev.vireo.vim.AlarmState;
import dev.vireo.vim.AreAlarmActionsEnabledRequest;
import dev.vireo.vim.CreateAlarmRequest;
import dev.vireo.vim.ElementDescription;
import dev.vireo.vim.GetAlarmRequest;
import dev.vireo.vim.GetAlarmStateRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.TypeDescription;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps the alarms that clients define.
final class SimAlarmManager extends SimObject implements AlarmManagerHandler {
    SimAlarmManager(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "description" -> describe();
            case "defaultExpression" -> List.of();
            default -> null;
        };
    }

    private static AlarmDescription describe() {
        return AlarmDescription.builder()
                .expr(
                        types(
                                "StateAlarmExpression",
                                "EventAlarmExpression",
                                "MetricAlarmExpression",
                                "AndAlarmExpression",
                                "OrAlarmExpression"))
                .stateOperator(elements("isEqual", "isUnequal"))
                .metricOperator(elements("isAbove", "isBelow"))
                .hostSystemConnectionState(elements("connected", "disconnected", "notResponding"))
                .virtualMachinePowerState(elements("poweredOff", "poweredOn", "suspended"))
                .datastoreConnectionState(elements("accessible", "inaccessible"))
                .hostSystemPowerState(elements("poweredOn", "poweredOff", "standBy", "unknown"))
                .virtualMachineGuestHeartbeatStatus(elements("gray", "green", "yellow", "red"))
                .entityStatus(elements("gray", "green", "yellow", "red"))
                .action(
                        types(
                                "SendEmailAction",
                                "SendSNMPAction",
                                "RunScriptAction",
                                "MethodAction"))
                .build();
    }

    private static List<ElementDescription> elements(String... keys) {
        return Stream.of(keys)
                .map(key ->
                        ElementDescription.builder()
                                .key(key)
                                .label(TaskNames.words(key))
                                .summary(TaskNames.words(key))
                                .build())
                .toList();
    }

    private static List<TypeDescription> types(String... keys) {
        return Stream.of(keys)
                .map(key ->
                        TypeDescription.builder()
                                .key(key)
                                .label(TaskNames.words(key))
                                .summary(TaskNames.words(key))
                                .build())
                .toList();
    }

    @Override
    public ManagedObjectReference createAlarm(CreateAlarmRequest request) {
        SimEntity entity = Scope.find(inventory(), request.entity());
        String name = request.spec().name();
        if (name.isBlank()) {
            throw SimFault.invalidName(name, entity.self());
        }
        for (SimAlarm alarm : inventory().alarms()) {
            if (alarm.name().equals(name)) {
                throw SimFault.duplicateName(name, alarm.self());
            }
        }
        return inventory()
                .durably(() ->
                        inventory()
                                .add(
                                        new SimAlarm(
                                                entity,
                                                new ManagedObjectReference(
                                                        "Alarm", inventory().nextId("alarm-")),
                                                request.spec()))
                                .created()
                                .self());
    }

    @Override
    public List<ManagedObjectReference> getAlarm(GetAlarmRequest request) {
        ManagedObjectReference wanted = request.entity();
        SimEntity entity = wanted == null ? null : Scope.find(inventory(), wanted);
        return inventory().alarms().stream()
                .filter(alarm -> entity == null || alarm.place().equals(entity))
                .map(SimObject::self)
                .toList();
    }

    @Override
    public List<AlarmState> getAlarmState(GetAlarmStateRequest request) {
        Scope.find(inventory(), request.entity());
        return List.of();
    }

    @Override
    public boolean areAlarmActionsEnabled(AreAlarmActionsEnabledRequest request) {
        Scope.find(inventory(), request.entity());
        return false;
    }
}
