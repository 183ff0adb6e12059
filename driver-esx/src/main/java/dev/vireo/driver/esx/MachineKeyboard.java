package dev.vireo.driver.esx;

import dev.vireo.api.DomainGuest;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.PutUsbScanCodesRequest;
import dev.vireo.vim.UsbScanCodeSpec;
import dev.vireo.vim.UsbScanCodeSpecKeyEvent;
import dev.vireo.vim.UsbScanCodeSpecModifierType;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Presses the keys of a machine's keyboard.
interface MachineKeyboard extends DomainGuest {
    /// Returns the machine that this is about.
    Machine machine();

    /// Keys that change others are held while those are pressed, one after the other; by themselves
    /// they are pressed as any key.
    @Override
    default void sendKeys(List<Integer> codes) {
        for (int code : codes) {
            if (code < 1 || code > Keys.LAST) {
                throw new VirtException(
                        ErrorCode.INVALID_ARG,
                        "invalid keycode " + code + ": USB keyboards have codes from 1 to 231");
            }
        }
        machine().require(VirtualMachinePowerState.POWERED_ON);
        List<UsbScanCodeSpecKeyEvent> events = Keys.events(codes);
        if (events.isEmpty()) {
            return;
        }
        int taken =
                machine()
                        .session()
                        .call(
                                PutUsbScanCodesRequest.builder(machine().reference())
                                        .spec(UsbScanCodeSpec.builder().keyEvents(events).build())
                                        .build(),
                                "send keys to",
                                machine().name());
        if (taken < events.size()) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "the host took only "
                            + taken
                            + " of "
                            + events.size()
                            + " keys for '"
                            + machine().name()
                            + "'");
        }
    }

    /// Makes key events of codes.
    final class Keys {
        static final int LAST = 0xe7;

        private static final int FIRST_MODIFIER = 0xe0;
        private static final int KEYBOARD_PAGE = 7;

        private Keys() {}

        static List<UsbScanCodeSpecKeyEvent> events(List<Integer> codes) {
            List<Integer> keys =
                    codes.stream().filter(code -> code < FIRST_MODIFIER).distinct().toList();
            Set<Integer> held = Set.copyOf(codes);
            List<UsbScanCodeSpecKeyEvent> events = new ArrayList<>();
            for (int key : keys.isEmpty() ? codes : keys) {
                UsbScanCodeSpecKeyEvent.Builder<?> event =
                        UsbScanCodeSpecKeyEvent.builder().usbHidCode(key << 16 | KEYBOARD_PAGE);
                if (!keys.isEmpty()) {
                    event.modifiers(modifiers(held));
                }
                events.add(event.build());
            }
            return events;
        }

        private static UsbScanCodeSpecModifierType modifiers(Set<Integer> held) {
            return UsbScanCodeSpecModifierType.builder()
                    .leftControl(held.contains(FIRST_MODIFIER))
                    .leftShift(held.contains(FIRST_MODIFIER + 1))
                    .leftAlt(held.contains(FIRST_MODIFIER + 2))
                    .leftGui(held.contains(FIRST_MODIFIER + 3))
                    .rightControl(held.contains(FIRST_MODIFIER + 4))
                    .rightShift(held.contains(FIRST_MODIFIER + 5))
                    .rightAlt(held.contains(FIRST_MODIFIER + 6))
                    .rightGui(held.contains(FIRST_MODIFIER + 7))
                    .build();
        }
    }
}
