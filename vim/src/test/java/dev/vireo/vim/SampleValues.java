package dev.vireo.vim;

import java.time.Instant;
import java.util.List;

/// A value for every kind of member.
final class SampleValues {
    private SampleValues() {}

    /// Lists all data object types of the schema.
    static List<DataType> dataTypes() {
        return all(DataType.class);
    }

    /// Lists all types of one kind.
    static <T> List<T> all(Class<T> kind) {
        return Types.typeNames().stream()
                .map(name -> Types.find(name).orElseThrow())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /// Makes a value for a member, a list of two for a list member.
    static Object of(DataMember member) {
        return member.isList() ? List.of(item(member, 1), item(member, 2)) : item(member, 1);
    }

    private static Object item(DataMember member, int number) {
        return switch (member.kind()) {
            case STRING, URI -> "text " + number;
            case INT -> number;
            case LONG -> (long) number;
            case SHORT -> (short) number;
            case BYTE -> (byte) number;
            case BOOLEAN -> true;
            case FLOAT -> (float) number;
            case DOUBLE -> (double) number;
            case DATE_TIME -> Instant.ofEpochSecond(number);
            case BINARY -> Binary.of(new byte[] {(byte) number});
            case ANY -> "any " + number;
            case ENUM -> ((EnumType<?>) member.type().orElseThrow()).of("sample" + number);
            case OBJECT -> ((DataType) member.type().orElseThrow()).assemble().build();
            case REFERENCE -> new ManagedObjectReference("Sample", "sample-" + number);
        };
    }

    /// Makes a value with each member set.
    static DataObject full(DataType type) {
        DataAssembler content = type.assemble();
        for (DataMember member : type.members()) {
            Object value = of(member);
            if (value instanceof List<?> items) {
                content.setList(member.index(), items);
            } else {
                content.set(member.index(), value);
            }
        }
        return content.build();
    }
}
