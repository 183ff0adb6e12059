package dev.vireo.soap;

import dev.vireo.soap.SoapException.Problem;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.Binary;
import dev.vireo.vim.DataAssembler;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DataType;
import dev.vireo.vim.EnumType;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ManagedType;
import dev.vireo.vim.RawElement;
import dev.vireo.vim.Types;
import dev.vireo.vim.ValueKind;
import dev.vireo.vim.VimType;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads values. One decoder for all types: it follows the tables, and the type that the sender
/// names wins over the declared one wherever it descends from it, however far.
///
/// What the tables do not know is kept and never an error: elements, types, enumeration values.
/// Each method starts on the start tag of the value's element and ends on its end tag.
final class ValueDecoder {
    private static final String ARRAY_PREFIX = "ArrayOf";

    private final XmlCursor cursor;

    ValueDecoder(XmlCursor cursor) {
        this.cursor = cursor;
    }

    /// Reads one value, or one item of a list.
    ///
    /// @return the value, or null for `xsi:nil`
    @Nullable Object value(DataMember member) throws IOException {
        if (cursor.attributeCount() > 0 && cursor.isNil()) {
            cursor.skip();
            return null;
        }
        return switch (member.kind()) {
            case ANY -> any();
            case REFERENCE -> reference(member.typeName());
            case OBJECT -> {
                if (!(member.type().orElse(null) instanceof DataType declared)) {
                    throw new IllegalStateException("no type " + member.typeName());
                }
                yield object(declared);
            }
            case ENUM -> {
                if (!(member.type().orElse(null) instanceof EnumType<?> type)) {
                    throw new IllegalStateException("no enumeration " + member.typeName());
                }
                yield type.of(cursor.text().strip());
            }
            default -> simple(member.kind());
        };
    }

    /// Reads a data object declared as some type.
    DataObject object(DataType declared) throws IOException {
        String named = cursor.attributeCount() == 0 ? null : cursor.xsiType();
        if (named == null) {
            return members(declared.assemble());
        }
        String name = localPart(named);
        if (name.equals(declared.name())) {
            return members(declared.assemble());
        }
        if (Types.find(name).orElse(null) instanceof DataType actual
                && declared.isAssignableFrom(actual)) {
            return members(actual.assemble());
        }
        DataAssembler content = declared.assemble();
        content.wireType(name);
        return members(content);
    }

    /// Reads the members of an object whose start tag the cursor stands on.
    DataObject members(DataAssembler content) throws IOException {
        DataType type = content.type();
        int expected = 0;
        int passed = 0;
        while (cursor.nextChild()) {
            int index = type.indexOf(cursor.localName(), expected);
            if (index < 0) {
                content.addUnknown(passed, raw());
                continue;
            }
            DataMember member = type.member(index);
            Object value = value(member);
            passed = index + 1;
            if (!member.isList()) {
                content.set(index, value);
                expected = passed;
            } else if (value != null) {
                content.add(index, value);
                expected = index; // another item may follow
            }
        }
        return content.build();
    }

    /// Reads a value of any type.
    private Object any() throws IOException {
        String named = cursor.xsiType();
        if (named == null) {
            return cursor.attribute("type") == null ? raw() : reference("");
        }
        int colon = named.lastIndexOf(':');
        if (colon >= 0 && cursor.isSchemaPrefix(named.substring(0, colon))) {
            ValueKind kind = builtIn(named.substring(colon + 1));
            return kind == null || kind == ValueKind.ANY ? raw() : simple(kind);
        }
        String name = named.substring(colon + 1);
        return switch (Types.find(name).orElse(null)) {
            case DataType type -> members(type.assemble());
            case EnumType<?> type -> type.of(cursor.text().strip());
            case ManagedType _ -> reference(name);
            case null -> {
                if (name.equals("ManagedObjectReference")) {
                    yield reference("");
                }
                yield isArray(name) ? array(name.substring(ARRAY_PREFIX.length())) : raw();
            }
        };
    }

    /// Tells whether a name is that of an array whose items can be written under their type's name.
    private static boolean isArray(String name) {
        return name.startsWith(ARRAY_PREFIX)
                && name.length() > ARRAY_PREFIX.length()
                && name.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))
                && !Character.isDigit(name.charAt(ARRAY_PREFIX.length()));
    }

    private ArrayValue array(String itemType) throws IOException {
        VimType declared = Types.find(itemType).orElse(null);
        ValueKind builtIn = declared == null ? builtIn(lowerFirst(itemType)) : null;
        List<Object> items = new ArrayList<>();
        while (cursor.nextChild()) {
            items.add(item(itemType, declared, builtIn));
        }
        return new ArrayValue(itemType, items);
    }

    private Object item(String itemType, @Nullable VimType declared, @Nullable ValueKind builtIn)
            throws IOException {
        return switch (declared) {
            case DataType type -> object(type);
            case EnumType<?> type -> type.of(cursor.text().strip());
            case ManagedType type -> reference(type.name());
            case null -> {
                if (itemType.equals("ManagedObjectReference")) {
                    yield reference("");
                }
                if (builtIn == null || builtIn == ValueKind.ANY) {
                    yield any();
                }
                yield simple(builtIn);
            }
        };
    }

    private ManagedObjectReference reference(String declared) throws IOException {
        String type = cursor.attribute("type");
        String server = cursor.attribute("serverGuid");
        if (type == null) {
            type = declared.isEmpty() ? "ManagedObject" : declared;
        }
        return new ManagedObjectReference(type.strip(), cursor.text().strip(), server);
    }

    private Object simple(ValueKind kind) throws IOException {
        if (kind == ValueKind.STRING) {
            return cursor.text();
        }
        String name = cursor.localName();
        String text = cursor.textOrSlice();
        if (text == null) {
            Object quick = Slices.parse(kind, cursor.slice(), cursor.sliceLength());
            if (quick != null) {
                return quick;
            }
            text = new String(cursor.slice(), 0, cursor.sliceLength());
        }
        String stripped = text.strip();
        try {
            return switch (kind) {
                case INT -> Integer.valueOf(stripped);
                case LONG -> Long.valueOf(stripped);
                case SHORT -> Short.valueOf(stripped);
                case BYTE -> Byte.valueOf(stripped);
                case BOOLEAN -> truth(stripped);
                case FLOAT -> Float.valueOf(floating(stripped));
                case DOUBLE -> Double.valueOf(floating(stripped));
                case DATE_TIME -> DateTimes.parse(stripped);
                case BINARY -> Binary.of(Base64.getMimeDecoder().decode(stripped));
                default -> stripped;
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw badValue(name, kind, stripped, e);
        }
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /// XML Schema writes infinity differently, and does not allow the suffixes of Java.
    private static String floating(String text) {
        return switch (text) {
            case "INF", "+INF" -> "Infinity";
            case "-INF" -> "-Infinity";
            default -> {
                if (text.endsWith("d")
                        || text.endsWith("f")
                        || text.endsWith("D")
                        || text.endsWith("F")) {
                    throw new IllegalArgumentException(text);
                }
                yield text;
            }
        };
    }

    private SoapException badValue(String name, ValueKind kind, String text, Exception cause) {
        int shown = 60;
        String value = text.length() > shown ? text.substring(0, shown) + "..." : text;
        return cursor.error(
                Problem.BAD_VALUE,
                "'" + value + "' in element '" + name + "' is no " + kind.text(),
                cause);
    }

    /// Keeps an element as it is.
    RawElement raw() throws IOException {
        String name = cursor.localName();
        String named = cursor.xsiType();
        boolean builtIn = false;
        if (named != null) {
            int colon = named.lastIndexOf(':');
            builtIn = colon >= 0 && cursor.isSchemaPrefix(named.substring(0, colon));
            named = named.substring(colon + 1);
        }
        List<RawElement.Attribute> attributes = attributes();
        StringBuilder text = new StringBuilder();
        List<RawElement> children = new ArrayList<>();
        while (cursor.textOrChild(text)) {
            children.add(raw());
        }
        String content = children.isEmpty() || !text.toString().isBlank() ? text.toString() : "";
        return new RawElement(name, named, builtIn, attributes, content, children);
    }

    private List<RawElement.Attribute> attributes() {
        List<RawElement.Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < cursor.attributeCount(); i++) {
            if (!cursor.isInstanceAttribute(i)) {
                attributes.add(
                        new RawElement.Attribute(
                                cursor.attributeName(i), cursor.attributeValue(i)));
            }
        }
        return attributes;
    }

    private static @Nullable ValueKind builtIn(String name) {
        return switch (name) {
            case "string" -> ValueKind.STRING;
            case "int" -> ValueKind.INT;
            case "long" -> ValueKind.LONG;
            case "short" -> ValueKind.SHORT;
            case "byte" -> ValueKind.BYTE;
            case "boolean" -> ValueKind.BOOLEAN;
            case "float" -> ValueKind.FLOAT;
            case "double" -> ValueKind.DOUBLE;
            case "dateTime" -> ValueKind.DATE_TIME;
            case "base64Binary" -> ValueKind.BINARY;
            case "anyURI" -> ValueKind.URI;
            case "anyType" -> ValueKind.ANY;
            default -> null;
        };
    }

    private static String localPart(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    private static String lowerFirst(String name) {
        return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
