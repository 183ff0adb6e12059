package dev.vireo.simulator.scenario;

import dev.vireo.simulator.document.DocumentValue;
import dev.vireo.simulator.document.Suggestion;
import dev.vireo.simulator.inventory.SimFault;
import dev.vireo.vim.DataAssembler;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DataType;
import dev.vireo.vim.EnumType;
import dev.vireo.vim.EnumValue;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.Types;
import dev.vireo.vim.ValueKind;
import java.util.ArrayList;
import java.util.List;

/// Makes faults of the VI API, and the values in them, from their names in the schema.
final class FaultReader {
    private FaultReader() {}

    /// Reads a fault: the name of its type, or `type`, `message` and the fault's members.
    static SimFault read(DocumentValue value, String message) {
        DocumentValue name = value.isMapping() ? value.get("type") : value;
        DataObject built =
                object(value, type(name, MethodFault.TYPE, "fault"), List.of("type", "message"));
        String text =
                value.isMapping()
                        ? value.find("message").map(DocumentValue::text).orElse(message)
                        : message;
        if (!(built instanceof MethodFault fault)) {
            throw value.error("not a fault");
        }
        String words = text.isEmpty() ? "Scripted: " + name.text() : text;
        return new SimFault(fault, words);
    }

    private static DataType type(DocumentValue name, DataType declared, String what) {
        String text = name.text();
        if (Types.find(text).orElse(null) instanceof DataType type) {
            if (declared.isAssignableFrom(type)) {
                return type;
            }
            throw name.error("'" + text + "' is no " + what);
        }
        List<String> known = // looks at few of them: to look at a type is to load its class
                Suggestion.near(text, Types.typeNames()).stream()
                        .filter(each ->
                                Types.find(each).orElse(null) instanceof DataType type
                                        && declared.isAssignableFrom(type))
                        .toList();
        throw name.error("no " + what + " is called '" + text + "'" + Suggestion.text(text, known));
    }

    private static DataObject object(DocumentValue value, DataType type, List<String> reserved) {
        DataAssembler assembler = type.assemble();
        if (value.isMapping()) {
            List<String> known = new ArrayList<>(reserved);
            type.members().forEach(member -> known.add(member.name()));
            value.only(known.toArray(String[]::new));
        }
        for (DataMember member : type.members()) {
            if (reserved.contains(member.name()) || !value.isMapping()) {
                continue;
            }
            value.find(member.name())
                    .ifPresent(given -> {
                        if (member.isList()) {
                            given.items()
                                    .forEach(i -> assembler.add(member.index(), member(i, member)));
                        } else {
                            assembler.set(member.index(), member(given, member));
                        }
                    });
        }
        for (DataMember member : type.members()) {
            if (member.isRequired() && !member.isList() && assembler.get(member.index()) == null) {
                throw value.error(
                        type.name()
                                + " needs the member '"
                                + member.name()
                                + "' ("
                                + describe(member)
                                + ")");
            }
        }
        return assembler.build();
    }

    private static String describe(DataMember member) {
        if (member.type().orElse(null) instanceof EnumType<?> words) {
            return String.join(", ", words.constants().stream().map(EnumValue::value).toList());
        }
        return member.kind() == ValueKind.REFERENCE ? "TYPE:IDENTIFIER" : member.typeName();
    }

    private static Object member(DocumentValue value, DataMember member) {
        return switch (member.kind()) {
            case STRING, URI -> value.text();
            case INT -> (int) value.number(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> value.number(Long.MIN_VALUE, Long.MAX_VALUE);
            case SHORT -> (short) value.number(Short.MIN_VALUE, Short.MAX_VALUE);
            case BYTE -> (byte) value.number(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case BOOLEAN -> value.flag();
            case FLOAT -> (float) decimal(value);
            case DOUBLE -> decimal(value);
            case DATE_TIME -> value.instant();
            case REFERENCE -> reference(value);
            case ENUM -> word(value, member);
            case OBJECT -> {
                DataType declared = (DataType) member.type().orElseThrow();
                DataType type =
                        value.find("type").isPresent()
                                ? type(value.get("type"), declared, declared.name())
                                : declared;
                yield object(value, type, List.of("type"));
            }
            case ANY -> value.text();
            case BINARY -> throw value.error("bytes cannot be given here");
        };
    }

    private static double decimal(DocumentValue value) {
        try {
            return Double.parseDouble(value.text());
        } catch (NumberFormatException _) {
            throw value.error("a number is expected, not '" + value.text() + "'");
        }
    }

    private static ManagedObjectReference reference(DocumentValue value) {
        String text = value.text();
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw value.error("a reference such as VirtualMachine:vm-42 is expected");
        }
        return new ManagedObjectReference(text.substring(0, colon), text.substring(colon + 1));
    }

    private static EnumValue word(DocumentValue value, DataMember member) {
        EnumType<?> type = (EnumType<?>) member.type().orElseThrow();
        EnumValue found = type.of(value.text());
        if (!found.isKnown()) {
            value.oneOf(type.constants().stream().map(EnumValue::value).toArray(String[]::new));
        }
        return found;
    }
}
