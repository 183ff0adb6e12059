package dev.vireo.simulator.inventory;

import dev.vireo.vim.DataType;
import dev.vireo.vim.ElementDescription;
import dev.vireo.vim.TaskDescription;
import dev.vireo.vim.TypeDescription;
import dev.vireo.vim.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The names of tasks for people.
final class TaskNames {
    private TaskNames() {}

    /// Names a task, as clients show it.
    ///
    /// @param descriptionId for example `VirtualMachine.powerOn`
    /// @return for example `Power on virtual machine`
    static String label(String descriptionId) {
        return switch (descriptionId) {
            case "VirtualMachine.powerOn" -> "Power On virtual machine";
            case "VirtualMachine.powerOff" -> "Power Off virtual machine";
            case "VirtualMachine.suspend" -> "Suspend virtual machine";
            case "VirtualMachine.reset" -> "Reset virtual machine";
            case "VirtualMachine.reconfigure" -> "Reconfigure virtual machine";
            case "VirtualMachine.createSnapshot" -> "Create virtual machine snapshot";
            case "VirtualMachine.revertToCurrentSnapshot" -> "Revert snapshot";
            case "VirtualMachine.removeAllSnapshots" -> "Remove all snapshots";
            case "VirtualMachine.clone" -> "Clone virtual machine";
            case "VirtualMachine.relocate" -> "Relocate virtual machine";
            case "VirtualMachine.migrate" -> "Migrate virtual machine";
            case "VirtualMachine.destroy", "ManagedEntity.destroy" -> "Delete virtual machine";
            case "Folder.createVm" -> "Create virtual machine";
            case "Folder.registerVm" -> "Register virtual machine";
            case "vm.Snapshot.remove" -> "Remove snapshot";
            case "vm.Snapshot.revert" -> "Revert snapshot";
            default -> words(descriptionId);
        };
    }

    /// Describes the kinds of tasks, their states and their reasons.
    static TaskDescription describe() {
        List<ElementDescription> methods = new ArrayList<>();
        for (String name : Types.methodNames()) {
            if (name.endsWith("_Task")) {
                DataType request = Types.findRequest(name).orElseThrow();
                String id = descriptionId(request);
                methods.add(element(id, label(id)));
            }
        }
        return TaskDescription.builder()
                .methodInfo(methods)
                .state(
                        List.of(
                                element("queued", "Queued"),
                                element("running", "Running"),
                                element("success", "Completed"),
                                element("error", "Error")))
                .reason(
                        List.of(
                                reason("TaskReasonAlarm", "Alarm task"),
                                reason("TaskReasonSchedule", "Scheduled task"),
                                reason("TaskReasonSystem", "System task"),
                                reason("TaskReasonUser", "User task")))
                .build();
    }

    private static String descriptionId(DataType request) {
        String method = request.name().replaceAll("(VM|Vm)?_Task$", "");
        return request.member(0).typeName()
                + '.'
                + method.substring(0, 1).toLowerCase(Locale.ROOT)
                + method.substring(1);
    }

    private static ElementDescription element(String key, String label) {
        return ElementDescription.builder().key(key).label(label).summary(label).build();
    }

    private static TypeDescription reason(String key, String label) {
        return TypeDescription.builder().key(key).label(label).summary(label).build();
    }

    /// Takes the words out of a name: `FileManager.copyFile` is `Copy file`.
    static String words(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        StringBuilder text = new StringBuilder();
        for (String word : last.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_", -1)) {
            boolean acronym = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            if (text.isEmpty()) {
                text.append(word.substring(0, Math.min(1, word.length())).toUpperCase(Locale.ROOT))
                        .append(word.substring(Math.min(1, word.length())));
            } else {
                text.append(' ').append(acronym ? word : word.toLowerCase(Locale.ROOT));
            }
        }
        return text.toString();
    }
}
