package dev.vireo.vim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a member holds, and as which Java type.
public enum ValueKind {
    /// Text; `String`.
    STRING("string"),
    /// A 32-bit number; `Integer`.
    INT("int"),
    /// A 64-bit number; `Long`.
    LONG("long"),
    /// A 16-bit number; `Short`.
    SHORT("short"),
    /// An 8-bit number; `Byte`.
    BYTE("byte"),
    /// A truth value; `Boolean`.
    BOOLEAN("boolean"),
    /// A 32-bit floating point number; `Float`.
    FLOAT("float"),
    /// A 64-bit floating point number; `Double`.
    DOUBLE("double"),
    /// A point in time; `Instant`.
    DATE_TIME("dateTime"),
    /// Bytes; [Binary].
    BINARY("base64Binary"),
    /// A URI; `String`.
    URI("anyURI"),
    /// Anything: the Java type of any other kind, [ArrayValue] or [RawElement].
    ANY("anyType"),
    /// A value of an enumeration; a subclass of [EnumValue].
    ENUM("#"),
    /// A data object; a subclass of [DataObject].
    OBJECT("@"),
    /// A reference; [ManagedObjectReference].
    REFERENCE("&");

    private final String text;

    ValueKind(String text) {
        this.text = text;
    }

    /// Returns the name of a built-in type as XML Schema has it.
    ///
    /// @return the name, or a one-letter mark for the last three kinds
    public String text() {
        return text;
    }

    /// Returns whether a value has the Java type of this kind.
    boolean accepts(Object value) {
        return switch (this) {
            case ENUM -> value instanceof EnumValue;
            case OBJECT -> value instanceof DataObject;
            case ANY -> isAny(value);
            default -> value.getClass() == exactClass();
        };
    }

    /// Returns the Java class of the values, null if there is more than one.
    @Nullable Class<?> exactClass() {
        return switch (this) {
            case STRING, URI -> String.class;
            case INT -> Integer.class;
            case LONG -> Long.class;
            case SHORT -> Short.class;
            case BYTE -> Byte.class;
            case BOOLEAN -> Boolean.class;
            case FLOAT -> Float.class;
            case DOUBLE -> Double.class;
            case DATE_TIME -> Instant.class;
            case BINARY -> Binary.class;
            case REFERENCE -> ManagedObjectReference.class;
            case ENUM, OBJECT, ANY -> null;
        };
    }

    private static boolean isAny(Object value) {
        return value instanceof DataObject
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof EnumValue
                || value instanceof ManagedObjectReference
                || value instanceof ArrayValue
                || value instanceof Instant
                || value instanceof Short
                || value instanceof Byte
                || value instanceof Float
                || value instanceof Double
                || value instanceof Binary
                || value instanceof RawElement;
    }

    /// Returns the kind that a member table names.
    static ValueKind of(String type) {
        return switch (type.charAt(0)) {
            case '#' -> ENUM;
            case '@' -> OBJECT;
            case '&' -> REFERENCE;
            default -> builtIn(type);
        };
    }

    private static ValueKind builtIn(String type) {
        for (ValueKind kind : values()) {
            if (kind.text.equals(type)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no such built-in type: " + type);
    }
}
