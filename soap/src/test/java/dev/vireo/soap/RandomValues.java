package dev.vireo.soap;

import dev.vireo.testkit.Samples;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.Binary;
import dev.vireo.vim.DataAssembler;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DataType;
import dev.vireo.vim.EnumType;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RawElement;
import dev.vireo.vim.Types;
import dev.vireo.vim.ValueKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Makes values of any type of the schema, with what they hold, to some depth.
final class RandomValues {
    /// All data object types of the schema.
    static final List<DataType> TYPES = types();

    private static final Map<DataType, List<DataType>> ACTUAL = actualTypes();

    private final RandomGenerator random;

    RandomValues(RandomGenerator random) {
        this.random = random;
    }

    /// Makes a value of a type that stands where a type is declared.
    DataObject object(DataType declared, int depth) {
        DataType actual =
                depth > 0
                        ? Samples.oneOf(random, ACTUAL.getOrDefault(declared, List.of(declared)))
                        : declared;
        return exactly(actual, depth);
    }

    /// Makes a value of just this type: all that is required, and some of what is not.
    DataObject exactly(DataType type, int depth) {
        DataAssembler content = type.assemble();
        for (DataMember member : type.members()) {
            if (member.isRequired() || (depth > 0 && random.nextInt(3) == 0)) {
                fill(content, member, depth - 1);
            }
        }
        if (depth > 0 && random.nextInt(4) == 0) {
            content.addUnknown(placeForUnknown(content), raw("", "unheardOf", 2));
        }
        return content.build();
    }

    /// An unknown element stands behind a member that is there, or before all of them.
    private int placeForUnknown(DataAssembler content) {
        int place = random.nextInt(content.type().memberCount() + 1);
        while (place > 0 && content.get(place - 1) == null) {
            place--;
        }
        return place;
    }

    private void fill(DataAssembler content, DataMember member, int depth) {
        if (!member.isList()) {
            content.set(member.index(), value(member, depth));
        } else if (depth >= 0) {
            content.setList(member.index(), list(member, depth));
        }
    }

    List<Object> list(DataMember member, int depth) {
        return Samples.list(random, 3, _ -> value(member, depth));
    }

    Object value(DataMember member, int depth) {
        return switch (member.kind()) {
            case ANY -> any(member.name(), depth);
            case OBJECT -> object((DataType) member.type().orElseThrow(), depth);
            case ENUM -> enumValue((EnumType<?>) member.type().orElseThrow());
            case REFERENCE -> reference();
            default -> simple(member.kind());
        };
    }

    private Object any(String name, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> reference();
            case 1 -> simple(builtIn());
            case 2 -> enumValue((EnumType<?>) Types.find("VirtualMachinePowerState").orElseThrow());
            case 3 -> exactly(Samples.oneOf(random, TYPES), depth - 1);
            case 4 -> raw("", name, 2);
            default -> array(depth - 1);
        };
    }

    private ArrayValue array(int depth) {
        if (random.nextBoolean()) {
            ValueKind kind = builtIn();
            String name = Character.toUpperCase(kind.text().charAt(0)) + kind.text().substring(1);
            return new ArrayValue(name, Samples.list(random, 3, _ -> simple(kind)));
        }
        DataType type = Samples.oneOf(random, TYPES);
        return new ArrayValue(type.name(), Samples.list(random, 2, _ -> object(type, depth)));
    }

    private RawElement raw(String namespace, String name, int depth) {
        List<RawElement> children =
                depth == 0
                        ? List.of()
                        : Samples.list(random, 2, _ -> raw(namespace(), "a", depth - 1));
        return new RawElement(
                namespace,
                name,
                Samples.oneOf(
                        random,
                        List.of(
                                new RawElement.TypeName("", "Unheard"),
                                new RawElement.TypeName(XmlCursor.XSD, "token"),
                                new RawElement.TypeName("urn:y", "Other"))),
                List.of(new RawElement.Attribute("", "x", Samples.text(random, 4))),
                children.isEmpty() ? Samples.text(random, 8) : "",
                children);
    }

    private String namespace() {
        return Samples.oneOf(random, List.of("", "", "urn:x"));
    }

    private ManagedObjectReference reference() {
        return new ManagedObjectReference(
                Samples.oneOf(random, List.of("VirtualMachine", "Odd<\"Type")),
                "vm-" + random.nextInt(),
                random.nextBoolean() ? "guid&" : null);
    }

    private Object enumValue(EnumType<?> type) {
        return random.nextInt(5) == 0
                ? type.of("un<heard")
                : Samples.oneOf(random, type.constants());
    }

    private ValueKind builtIn() {
        return Samples.oneOf(
                random,
                List.of(
                        ValueKind.STRING,
                        ValueKind.INT,
                        ValueKind.LONG,
                        ValueKind.SHORT,
                        ValueKind.BYTE,
                        ValueKind.BOOLEAN,
                        ValueKind.FLOAT,
                        ValueKind.DOUBLE,
                        ValueKind.DATE_TIME,
                        ValueKind.BINARY));
    }

    private Object simple(ValueKind kind) {
        return switch (kind) {
            case STRING, URI -> Samples.text(random, random.nextInt(20) == 0 ? 5000 : 20);
            case INT -> random.nextInt() >> random.nextInt(32);
            case LONG -> random.nextLong() >> random.nextInt(64);
            case SHORT -> (short) random.nextInt();
            case BYTE -> (byte) random.nextInt();
            case BOOLEAN -> random.nextBoolean();
            case FLOAT -> Float.intBitsToFloat(random.nextInt());
            case DOUBLE -> Double.longBitsToDouble(random.nextLong());
            case DATE_TIME ->
                    Instant.ofEpochSecond(
                            random.nextLong(-100_000_000_000L, 300_000_000_000L),
                            random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000_000));
            case BINARY -> {
                byte[] bytes = new byte[random.nextInt(9)];
                random.nextBytes(bytes);
                yield Binary.of(bytes);
            }
            default -> throw new IllegalArgumentException(kind.toString());
        };
    }

    private static List<DataType> types() {
        List<DataType> types = new ArrayList<>();
        var matcher =
                Pattern.compile("^object (\\w+)", Pattern.MULTILINE).matcher(Values.schemaText());
        while (matcher.find()) {
            types.add((DataType) Types.find(matcher.group(1)).orElseThrow());
        }
        return List.copyOf(types);
    }

    private static Map<DataType, List<DataType>> actualTypes() {
        Map<DataType, List<DataType>> actual = new HashMap<>();
        for (DataType type : TYPES) {
            for (Optional<DataType> at = Optional.of(type); at.isPresent(); at = at.get().base()) {
                actual.computeIfAbsent(at.get(), _ -> new ArrayList<>()).add(type);
            }
        }
        return actual;
    }
}
