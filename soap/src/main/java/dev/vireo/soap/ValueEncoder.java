package dev.vireo.soap;

import dev.vireo.soap.SoapException.Problem;
import dev.vireo.vim.ApiVersion;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.Binary;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DataType;
import dev.vireo.vim.EnumValue;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RawElement;
import dev.vireo.vim.Unknowns;
import dev.vireo.vim.ValueKind;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes values, as strictly typed as a real host: `xsi:type` wherever the type of a value is not
/// what its place declares, members in the wire's order, unknown elements where they stood.
final class ValueEncoder {
    private static final Map<Class<?>, ValueKind> KINDS =
            Map.of(
                    String.class, ValueKind.STRING,
                    Integer.class, ValueKind.INT,
                    Long.class, ValueKind.LONG,
                    Short.class, ValueKind.SHORT,
                    Byte.class, ValueKind.BYTE,
                    Boolean.class, ValueKind.BOOLEAN,
                    Float.class, ValueKind.FLOAT,
                    Double.class, ValueKind.DOUBLE,
                    Instant.class, ValueKind.DATE_TIME,
                    Binary.class, ValueKind.BINARY);

    private final XmlSink out;
    private final boolean strict;
    private final ApiVersion version;
    private final ValuePath path;
    private final RawEncoder raws;

    /// @param root what the values belong to, for error messages
    /// @param strict whether an absent required member is an error
    /// @param version what is newer is left out
    ValueEncoder(XmlSink out, String root, boolean strict, ApiVersion version) {
        this.out = out;
        this.strict = strict;
        this.version = version;
        this.path = new ValuePath(root);
        this.raws = new RawEncoder(out, path);
    }

    /// Writes the members of an object, each in an element.
    void write(DataObject object) {
        located(() -> members(object, object.vimType().in(version)));
    }

    /// Writes a result: nothing, one element, or one for each item.
    void write(DataMember declared, @Nullable Object value) {
        located(() -> member(declared, value));
    }

    /// Writes a value as an element that names its type.
    ///
    /// @param namespaces their declarations, after a blank
    void write(String name, String namespaces, Object value) {
        located(() -> {
            if (value instanceof RawElement raw) {
                raws.write(raw.renamed(name));
            } else {
                out.markup("<").markup(name).markup(namespaces);
                content("", true, value);
                out.markup("</").markup(name).markup(">");
            }
        });
    }

    private void located(Runnable writing) {
        try {
            writing.run();
        } catch (SoapException e) {
            throw new SoapException(e.problem(), path + ": " + e.getMessage(), e);
        }
    }

    private void members(DataObject object, DataType type) {
        int count = type.memberCount();
        List<Unknowns.Element> unknown = object.unknowns().elements();
        int nextUnknown = 0;
        for (int i = 0; i < count; i++) {
            while (nextUnknown < unknown.size() && unknown.get(nextUnknown).after() <= i) {
                raws.write(unknown.get(nextUnknown++).element());
            }
            Object value = object.valueAt(i);
            if ((value != null || strict) && type.member(i).isIn(version)) {
                member(type.member(i), value);
            }
        }
        while (nextUnknown < unknown.size()) {
            raws.write(unknown.get(nextUnknown++).element());
        }
    }

    private void member(DataMember member, @Nullable Object value) {
        path.push(member.name());
        if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                path.item(i);
                element(member, items.get(i));
            }
        } else if (value != null) {
            element(member, value);
        } else if (strict && member.isRequired() && !member.isList()) {
            throw new SoapException(Problem.NOT_SENDABLE, "required and not set");
        }
        path.pop();
    }

    private void element(DataMember declared, Object value) {
        String name = declared.name();
        if (value instanceof RawElement raw) {
            raws.write(raw.renamed(name));
            return;
        }
        boolean typed = declared.kind() == ValueKind.ANY;
        out.markup("<").markup(name);
        content(typed ? "" : declared.typeName(), typed, value);
        out.markup("</").markup(name).markup(">");
    }

    /// Writes the rest of a start tag and the content.
    ///
    /// @param declared the declared type of an object
    /// @param typed whether `xsi:type` is always written
    @SuppressWarnings("IfChainToSwitch") // linking one takes milliseconds of each short command
    private void content(String declared, boolean typed, Object value) {
        if (value instanceof DataObject object) {
            DataType type = object.vimType().in(version);
            String name = type == object.vimType() ? object.wireType() : type.name();
            if (typed || !name.equals(declared)) {
                type("", name);
            }
            out.markup(">");
            members(object, type);
        } else if (value instanceof ManagedObjectReference reference) {
            if (typed) {
                type("", "ManagedObjectReference");
            }
            attribute("type", reference.type());
            if (reference.serverGuid() != null) {
                attribute("serverGuid", reference.serverGuid());
            }
            out.markup(">").text(reference.value());
        } else if (value instanceof EnumValue constant) {
            if (typed) {
                type("", constant.vimType().name());
            }
            out.markup(">").text(constant.value());
        } else if (value instanceof ArrayValue array) {
            type("", "ArrayOf" + array.itemType());
            out.markup(">");
            items(array);
        } else {
            if (typed) {
                type("xsd:", kindOf(value).text());
            }
            out.markup(">").text(text(value));
        }
    }

    /// Each item carries its type, as real hosts do.
    private void items(ArrayValue array) {
        String name = itemName(array.itemType());
        List<?> items = array.items();
        for (int i = 0; i < items.size(); i++) {
            path.item(i);
            if (items.get(i) instanceof RawElement raw) {
                raws.write(raw);
            } else {
                out.markup("<").name(name);
                content("", true, items.get(i));
                out.markup("</").name(name).markup(">");
            }
        }
    }

    /// The items of an array of built-in values are called after the type with a small letter.
    private static String itemName(String itemType) {
        return switch (itemType) {
            case "String",
                    "Int",
                    "Long",
                    "Short",
                    "Byte",
                    "Boolean",
                    "Float",
                    "Double",
                    "DateTime",
                    "Base64Binary",
                    "AnyType",
                    "AnyURI" ->
                    Character.toLowerCase(itemType.charAt(0)) + itemType.substring(1);
            default -> itemType;
        };
    }

    private void type(String prefix, String name) {
        out.markup(" xsi:type=\"").markup(prefix).text(name).markup("\"");
    }

    private void attribute(String name, String value) {
        out.markup(" ").markup(name).markup("=\"").text(value).markup("\"");
    }

    private static String text(Object value) {
        if (value instanceof Instant time) {
            return DateTimes.format(time);
        }
        if (value instanceof Binary binary) {
            return Base64.getEncoder().encodeToString(binary.toByteArray());
        }
        return value instanceof Float || value instanceof Double
                ? floating(value.toString())
                : value.toString();
    }

    private static String floating(String text) {
        return text.replace("Infinity", "INF");
    }

    private static ValueKind kindOf(Object value) {
        ValueKind kind = KINDS.get(value.getClass());
        if (kind == null) {
            throw new IllegalArgumentException(
                    "no value of the VI API: " + value.getClass().getName());
        }
        return kind;
    }
}
