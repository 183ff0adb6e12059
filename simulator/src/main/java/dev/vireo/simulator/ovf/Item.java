package dev.vireo.simulator.ovf;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A device or an amount of something, of a `VirtualHardwareSection`.
///
/// @param id its number within the section
/// @param name for people
/// @param type the number of CIM, for example 17 for a disk
/// @param subType what it is more exactly, empty if that is not said
/// @param parent the number of its controller, empty for none
/// @param values all that it says, by the name of CIM
/// @param connections the networks
/// @param resource where its content is: `ovf:/disk/ID` or `ovf:/file/ID`
/// @param settings what only VMware's products know of it
/// @param required whether a host that does not know it has to refuse the package
/// @param options the deployment options that it belongs to, none for all
/// @param line where it begins
public record Item(
        String id,
        String name,
        int type,
        String subType,
        String parent,
        Map<String, String> values,
        List<String> connections,
        Optional<String> resource,
        List<Setting> settings,
        boolean required,
        List<String> options,
        int line) {
    /// Something that only VMware's products know.
    ///
    /// @param key which member of a specification
    /// @param value its text
    /// @param required whether a host that does not know it has to refuse the package
    /// @param line where it is
    public record Setting(String key, String value, boolean required, int line) {}

    Optional<String> value(String called) {
        return Optional.ofNullable(values.get(called)).filter(text -> !text.isEmpty());
    }

    /// Returns a whole number.
    ///
    /// @throws OvfProblem `OvfElementInvalidValue`
    Optional<Long> number(String called) {
        return value(called)
                .map(text -> {
                    try {
                        return Long.parseLong(text);
                    } catch (NumberFormatException _) {
                        throw OvfProblem.elementValue(line, called, text);
                    }
                });
    }

    /// Returns an amount in bytes.
    ///
    /// @throws OvfProblem `OvfMissingElement` or `OvfElementInvalidValue`
    long bytes() {
        long quantity = quantity();
        String unit = value("AllocationUnits").orElse("byte");
        return Units.bytes(quantity, unit)
                .orElseThrow(() -> OvfProblem.elementValue(line, "AllocationUnits", unit));
    }

    /// Returns how many there are.
    ///
    /// @throws OvfProblem `OvfMissingElement` or `OvfElementInvalidValue`
    long quantity() {
        long quantity =
                number("VirtualQuantity")
                        .orElseThrow(() -> OvfProblem.missingElement(line, "VirtualQuantity"));
        if (quantity < 1) {
            throw OvfProblem.elementValue(line, "VirtualQuantity", String.valueOf(quantity));
        }
        return quantity;
    }
}
