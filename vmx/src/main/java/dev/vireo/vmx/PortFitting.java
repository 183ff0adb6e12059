package dev.vireo.vmx;

import dev.vireo.model.CharacterDevice;
import dev.vireo.model.CharacterType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Chooses the serial or parallel ports that VMware can have, at level [VmxLevel#FULL]. A port
/// whose number VMware has not, or that is taken, gets the next free one.
final class PortFitting {
    private PortFitting() {}

    /// Returns the serial ports that VMware can have.
    static List<CharacterDevice> fitSerials(List<CharacterDevice> ports) {
        List<CharacterDevice> usable = new ArrayList<>(ports);
        usable.removeIf(port ->
                !isPath(port)
                        && port.type() != CharacterType.PIPE
                        && (port.type() != CharacterType.TCP || port.endpoint().isEmpty()));
        return number(usable, CharacterOutput.SERIALS);
    }

    /// Returns the parallel ports that VMware can have.
    static List<CharacterDevice> fitParallels(List<CharacterDevice> ports) {
        return number(
                ports.stream().filter(PortFitting::isPath).toList(), CharacterOutput.PARALLELS);
    }

    private static boolean isPath(CharacterDevice port) {
        return port.type() == CharacterType.DEV
                || (port.type() == CharacterType.FILE && !port.path().orElse("").isEmpty());
    }

    private static List<CharacterDevice> number(List<CharacterDevice> ports, int count) {
        boolean[] taken = new boolean[count];
        List<CharacterDevice> numbered = new ArrayList<>(ports.size());
        for (CharacterDevice port : ports) {
            int number = number(port.port().orElse(0), taken);
            if (number >= 0) {
                taken[number] = true;
                numbered.add(
                        new CharacterDevice(
                                port.type(),
                                port.path(),
                                port.endpoint(),
                                port.targetType(),
                                OptionalInt.of(number),
                                port.rest()));
            }
        }
        return numbered;
    }

    private static int number(int wanted, boolean[] taken) {
        if (wanted >= 0 && wanted < taken.length && !taken[wanted]) {
            return wanted;
        }
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                return i;
            }
        }
        return -1;
    }
}
