package dev.vireo.soap;

import dev.vireo.soap.SoapException.Problem;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.Binary;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DataType;
import dev.vireo.vim.EnumType;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RawElement;
import dev.vireo.vim.Types;
import dev.vireo.vim.Unknowns;
import dev.vireo.vim.ValueKind;
import dev.vireo.vim.VimType;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads values. One decoder for all types: it follows the tables, and the type that the sender
/// names wins over the declared one wherever it descends from it, however far.
///
/// What the tables do not know is kept and never an error: elements, types, enumeration values.
/// Each method starts on the start tag of the value's element and ends on its end tag.
final class ValueDecoder {
    private static final String ARRAY_PREFIX = "ArrayOf";
    private static final String REFERENCE = "ManagedObjectReference";
    private static final List<Unknowns.Element> NOTHING_UNKNOWN = List.of();

    /// Apart, as regular expressions take milliseconds of a short command, which never needs them.
    private static final class Patterns {
        static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
        static final Pattern DECIMAL =
                Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    }

    private final XmlCursor cursor;

    ValueDecoder(XmlCursor cursor) {
        this.cursor = cursor;
    }

    /// Reads one value, or one item of a list.
    ///
    /// @return the value, or null for `xsi:nil`
    @Nullable Object value(DataMember member) throws IOException {
        ElementAttributes attributes = cursor.hasAttributes() ? cursor.attributes() : null;
        if (attributes != null && attributes.isNil()) {
            cursor.skip();
            return null;
        }
        return switch (member.kind()) {
            case ANY -> any(attributes);
            case REFERENCE -> reference(member.typeName(), attributes);
            case OBJECT -> {
                if (!(member.type().orElse(null) instanceof DataType declared)) {
                    throw new IllegalStateException("no type " + member.typeName());
                }
                yield object(declared, attributes);
            }
            case ENUM -> {
                if (!(member.type().orElse(null) instanceof EnumType<?> type)) {
                    throw new IllegalStateException("no enumeration " + member.typeName());
                }
                yield type.of(cursor.text().strip());
            }
            case STRING -> cursor.text();
            default -> simple(member.kind());
        };
    }

    /// Reads a data object declared as some type.
    DataObject object(DataType declared) throws IOException {
        return object(declared, cursor.hasAttributes() ? cursor.attributes() : null);
    }

    private DataObject object(DataType declared, @Nullable ElementAttributes attributes)
            throws IOException {
        TextCache.Entry named = attributes == null ? null : attributes.xsiType();
        if (named == null) {
            return members(declared);
        }
        if (named.type() instanceof DataType actual && declared.isAssignableFrom(actual)) {
            return members(actual);
        }
        return members(declared, named.localPart());
    }

    /// Reads the members of an object whose start tag the cursor stands on.
    DataObject members(DataType type) throws IOException {
        return members(type, null);
    }

    /// Reads the members of an object that came with the name of a type that the schema does not
    /// know.
    ///
    /// A member that is no list and stands there again is kept as an unknown one: nothing is lost.
    DataObject members(DataType type, @Nullable String wireType) throws IOException {
        @Nullable Object[] values = new @Nullable Object[type.memberCount()];
        List<Unknowns.Element> unknown = NOTHING_UNKNOWN;
        boolean lists = false;
        int expected = 0; // where to look first
        int after = 0;
        while (cursor.nextChild()) {
            int index = type.indexOf(cursor.localName(), expected);
            DataMember member = index < 0 ? null : type.member(index);
            if (member == null || (values[index] != null && !member.isList())) {
                unknown = unknown.isEmpty() ? new ArrayList<>(2) : unknown;
                unknown.add(new Unknowns.Element(after, raw()));
                continue;
            }
            after = index + 1;
            if (member.isList()) {
                lists = true;
                expected = index; // another item may follow
                values[index] = add(values[index], value(member));
            } else {
                expected = after;
                values[index] = value(member);
            }
        }
        if (lists) {
            close(values);
        }
        boolean known = wireType == null && unknown.isEmpty();
        return type.create(values, known ? Unknowns.NONE : new Unknowns(wireType, unknown));
    }

    /// Adds an item to a list that is still open.
    @SuppressWarnings("unchecked") // only this method makes the list
    private static @Nullable Object add(@Nullable Object open, @Nullable Object item) {
        if (item == null) {
            return open;
        }
        List<Object> list = open == null ? new ArrayList<>(4) : (List<Object>) open;
        list.add(item);
        return list;
    }

    private static void close(@Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof ArrayList<?> list) {
                values[i] = Collections.unmodifiableList(list);
            }
        }
    }

    /// Reads a value of any type.
    private Object any(@Nullable ElementAttributes attributes) throws IOException {
        TextCache.Entry named = attributes == null ? null : attributes.xsiType();
        if (attributes == null || named == null) {
            return untyped();
        }
        VimType type = named.type();
        if (type instanceof DataType data) {
            return members(data);
        }
        return type == null
                ? anyOutsideSchema(named, attributes)
                : simpleOrReference(type, attributes);
    }

    private Object anyOutsideSchema(TextCache.Entry named, ElementAttributes attributes)
            throws IOException {
        String name = named.localPart();
        String namespace = cursor.namespace(named.prefix());
        ValueKind kind = builtIn(name);
        if (kind != null && (namespace.equals(XmlCursor.XSD) || named.prefix().isEmpty())) {
            return simple(kind);
        }
        if (name.equals(REFERENCE)) {
            return reference("", attributes);
        }
        return isArray(name) ? array(name.substring(ARRAY_PREFIX.length())) : raw();
    }

    /// Tells whether a name is that of an array whose items can be written under their type's name.
    private static boolean isArray(String name) {
        return name.startsWith(ARRAY_PREFIX)
                && XmlSink.isName(name.substring(ARRAY_PREFIX.length()));
    }

    /// Reads a value whose type nobody names: a reference can be told by its attributes.
    private Object untyped() throws IOException {
        RawElement raw = raw();
        String type = "";
        String server = null;
        for (RawElement.Attribute attribute : raw.attributes()) {
            switch (attribute.namespace() + attribute.name()) {
                case "type" -> type = attribute.value().strip();
                case "serverGuid" -> server = attribute.value().strip();
                default -> {
                    return raw;
                }
            }
        }
        return type.isEmpty() || !raw.children().isEmpty()
                ? raw
                : new ManagedObjectReference(type, raw.text().strip(), server);
    }

    private ArrayValue array(String itemType) throws IOException {
        VimType declared = Types.find(itemType).orElse(null);
        ValueKind builtIn = declared == null ? builtIn(lowerFirst(itemType)) : null;
        List<Object> items = new ArrayList<>();
        while (cursor.nextChild()) {
            ElementAttributes attributes = cursor.hasAttributes() ? cursor.attributes() : null;
            if (attributes != null && attributes.isNil()) {
                cursor.skip();
            } else {
                items.add(item(itemType, declared, builtIn, attributes));
            }
        }
        return new ArrayValue(itemType, items);
    }

    private Object item(
            String itemType,
            @Nullable VimType declared,
            @Nullable ValueKind builtIn,
            @Nullable ElementAttributes attributes)
            throws IOException {
        if (declared instanceof DataType data) {
            return object(data, attributes);
        }
        if (declared != null) {
            return simpleOrReference(declared, attributes);
        }
        if (itemType.equals(REFERENCE)) {
            return reference("", attributes);
        }
        return builtIn == null ? any(attributes) : simple(builtIn);
    }

    /// Reads a value that has no members. No pattern switch: linking one takes milliseconds at its
    /// first use, and this is on the way of the shortest command.
    private Object simpleOrReference(VimType type, @Nullable ElementAttributes attributes)
            throws IOException {
        return type instanceof EnumType<?> constants
                ? constants.of(cursor.text().strip())
                : reference(type.name(), attributes);
    }

    private ManagedObjectReference reference(
            String declared, @Nullable ElementAttributes attributes) throws IOException {
        String type = attributes == null ? null : attributes.type();
        String server = attributes == null ? null : attributes.serverGuid();
        if (type == null) {
            type = declared.isEmpty() ? "ManagedObject" : declared;
        }
        return new ManagedObjectReference(type, cursor.text().strip(), server);
    }

    private Object simple(ValueKind kind) throws IOException {
        return switch (kind) {
            case STRING -> cursor.text();
            case BOOLEAN, INT, LONG -> {
                Object value = cursor.plainValueOrText(kind);
                yield value instanceof String text ? parse(kind, text) : value;
            }
            default -> parse(kind, cursor.text());
        };
    }

    private Object parse(ValueKind kind, String text) {
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
                case BINARY -> binary(stripped);
                default -> stripped;
            };
        } catch (IllegalArgumentException | DateTimeException _) {
            throw badValue(kind, stripped); // they quote the whole text
        }
    }

    /// Decodes Base64, which may be broken into lines.
    private static Binary binary(String text) {
        return Binary.of(
                Base64.getDecoder().decode(Patterns.WHITE_SPACE.matcher(text).replaceAll("")));
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /// XML Schema writes infinity differently, and has none of Java's suffixes and hexadecimals.
    private static String floating(String text) {
        return switch (text) {
            case "INF", "+INF" -> "Infinity";
            case "-INF" -> "-Infinity";
            case "NaN" -> text;
            default -> {
                if (!Patterns.DECIMAL.matcher(text).matches()) {
                    throw new IllegalArgumentException("no number");
                }
                yield text;
            }
        };
    }

    private SoapException badValue(ValueKind kind, String text) {
        return cursor.error(
                Problem.BAD_VALUE,
                "'"
                        + Excerpt.of(text)
                        + "' in element '"
                        + cursor.shownName()
                        + "' is no "
                        + kind.text());
    }

    /// Keeps an element as it is.
    RawElement raw() throws IOException {
        String namespace = cursor.namespace();
        String name = cursor.localName();
        RawElement.TypeName type = null;
        List<RawElement.Attribute> others = List.of();
        if (cursor.hasAttributes()) {
            ElementAttributes attributes = cursor.attributes();
            type = typeName(attributes.xsiType());
            others = attributes.others();
        }
        StringBuilder text = new StringBuilder();
        List<RawElement> children = new ArrayList<>();
        while (cursor.textOrChild(text)) {
            children.add(raw());
        }
        String content = children.isEmpty() || !text.toString().isBlank() ? text.toString() : "";
        return new RawElement(namespace, name, type, others, content, children);
    }

    private RawElement.@Nullable TypeName typeName(TextCache.@Nullable Entry named) {
        return named == null
                ? null
                : new RawElement.TypeName(cursor.namespace(named.prefix()), named.localPart());
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
            default -> null; // among them those of XML Schema that the VI API does not use
        };
    }

    private static String lowerFirst(String name) {
        return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
