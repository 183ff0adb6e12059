package dev.vireo.simulator;

import dev.vireo.simulator.inventory.Inventory;
import dev.vireo.simulator.inventory.PowerState;
import dev.vireo.simulator.inventory.Question;
import dev.vireo.simulator.inventory.SimVirtualMachine;
import dev.vireo.vim.UsbScanCodeSpecKeyEvent;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/// A virtual machine of a simulator, seen and changed from inside: without a request.
public final class SimulatedMachine {
    private final Inventory inventory;
    private final SimVirtualMachine machine;

    SimulatedMachine(Inventory inventory, SimVirtualMachine machine) {
        this.inventory = inventory;
        this.machine = machine;
    }

    /// Returns the name as people see it.
    ///
    /// @return the name, without the server's escapes
    public String name() {
        return machine.config().name().replace("%2f", "/").replace("%5c", "\\").replace("%25", "%");
    }

    /// Returns the identifier of the managed object.
    ///
    /// @return for example `1` on a host, `vm-42` in a vCenter
    public String id() {
        return machine.id();
    }

    /// Returns the UUID of the BIOS, which libvirt knows the machine by.
    ///
    /// @return the UUID
    public UUID uuid() {
        return UUID.fromString(machine.config().uuid());
    }

    /// Returns the power state.
    ///
    /// @return the state at this moment
    public VirtualMachinePowerState powerState() {
        return inventory.locked(machine::power).wire();
    }

    /// Changes the power state, as if someone else had done it.
    ///
    /// @param state one of the three that the VI API has
    public void powerState(VirtualMachinePowerState state) {
        PowerState power =
                Arrays.stream(PowerState.values())
                        .filter(each -> each.wire().equals(state))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no state: " + state));
        inventory.durably(() -> {
            machine.become(power);
            return power;
        });
    }

    /// Lets the next task of a method ask a question and wait for the answer.
    ///
    /// @param method the name on the wire, for example `PowerOnVM_Task`
    /// @param text what is asked
    /// @param choices the labels of the answers; one that is `Cancel` makes the task fail
    /// @param defaultChoice which of them is the default, empty for none
    public void askOn(String method, String text, List<String> choices, OptionalInt defaultChoice) {
        List<Question.Choice> all =
                choices.stream()
                        .map(label -> new Question.Choice(label, label.equals("Cancel")))
                        .toList();
        Question question = new Question("msg.scripted", text, all, defaultChoice);
        inventory.locked(() -> {
            machine.script(method, question);
            return question;
        });
    }

    /// Sets whether the guest keeps the doors of its CD-ROM drives locked, as one does that reads a
    /// medium. Whoever takes the medium away is asked whether to override the lock; a guest that is
    /// started anew has locked nothing.
    ///
    /// @param locked whether it does
    public void cdromDoorLocked(boolean locked) {
        inventory.locked(() -> {
            machine.cdromDoorLocked(locked);
            return machine;
        });
    }

    /// Returns a disk as the guest sees it, to be read and written.
    ///
    /// @param number its number, from 0, in the order of the devices
    /// @return the disk, for as long as the machine has it
    /// @throws IllegalArgumentException if there are fewer
    public SimulatedDisk disk(int number) {
        return new SimulatedDisk(inventory.locked(() -> machine.disk(number)));
    }

    /// Returns what clients have typed on the machine's keyboard with `PutUsbScanCodes` since the
    /// simulator's start.
    ///
    /// @return the last 1,000 keys with the modifiers held, oldest first
    public List<UsbScanCodeSpecKeyEvent> typedKeys() {
        return inventory.locked(machine::typed);
    }

    /// Returns whether a task waits with a question.
    ///
    /// @return true until it is answered
    public boolean hasQuestion() {
        return inventory.locked(machine::question).isPresent();
    }

    /// Answers the question that a task waits with, as someone else would with `AnswerVM`.
    ///
    /// @param choice the label or the key of an answer
    /// @throws IllegalArgumentException if nothing is asked, or this is no answer to it; the
    ///   message names those there are
    public void answer(String choice) {
        inventory.durably(() -> {
            machine.answer(choice);
            return machine;
        });
    }

    @Override
    public String toString() {
        return name();
    }
}
