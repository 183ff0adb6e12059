package dev.vireo.soap;

import dev.vireo.soap.SoapException.Problem;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.Binary;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.EnumValue;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RawElement;
import dev.vireo.vim.Unknowns;
import dev.vireo.vim.ValueKind;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes values, as strictly typed as a real host: `xsi:type` wherever the type of a value is not
/// what its place declares, members in the wire's order, unknown elements where they stood.
final class ValueEncoder {
    private final XmlSink out;
    private final boolean strict;

    /// @param strict whether an absent required member is an error
    ValueEncoder(XmlSink out, boolean strict) {
        this.out = out;
        this.strict = strict;
    }

    /// Writes a member: nothing, one element, or one for each item.
    void member(String path, DataMember member, @Nullable Object value) {
        if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                element(path, member.name(), member, items.get(i));
            }
        } else if (value != null) {
            element(path, member.name(), member, value);
        } else if (strict && member.isRequired() && !member.isList()) {
            throw new SoapException(Problem.NOT_SENDABLE, path + " is required and was not set");
        }
    }

    /// Writes the members of an object, each in an element.
    void members(String path, DataObject object) {
        int count = object.vimType().memberCount();
        List<Unknowns.Element> unknown = object.unknowns().elements();
        int nextUnknown = 0;
        for (int i = 0; i < count; i++) {
            while (nextUnknown < unknown.size() && unknown.get(nextUnknown).after() <= i) {
                raw(path, unknown.get(nextUnknown++).element());
            }
            DataMember member = object.vimType().member(i);
            Object value = object.valueAt(i);
            if (value != null || strict) {
                member(path + "." + member.name(), member, value);
            }
        }
        while (nextUnknown < unknown.size()) {
            raw(path, unknown.get(nextUnknown++).element());
        }
    }

    private void element(String path, String name, DataMember declared, Object value) {
        boolean typed = declared.kind() == ValueKind.ANY;
        if (typed && value instanceof RawElement raw) {
            raw(path, rename(raw, name));
            return;
        }
        out.markup("<").markup(name);
        content(path, name, typed ? "" : declared.typeName(), typed, value);
    }

    /// Writes the rest of a start tag, the content and the end tag.
    ///
    /// @param declared the declared type of an object
    /// @param typed whether `xsi:type` is always written
    private void content(String path, String name, String declared, boolean typed, Object value) {
        switch (value) {
            case DataObject object -> {
                if (typed || !object.wireType().equals(declared)) {
                    type("", object.wireType());
                }
                out.markup(">");
                members(path, object);
            }
            case ManagedObjectReference reference -> {
                if (typed) {
                    type("", "ManagedObjectReference");
                }
                attribute("type", reference.type());
                if (reference.serverGuid() != null) {
                    attribute("serverGuid", reference.serverGuid());
                }
                out.markup(">");
                text(path, reference.value());
            }
            case EnumValue constant -> {
                if (typed) {
                    type("", constant.vimType().name());
                }
                out.markup(">");
                text(path, constant.value());
            }
            case ArrayValue array -> {
                type("", "ArrayOf" + array.itemType());
                out.markup(">");
                items(path, array);
            }
            case RawElement raw -> rawContent(path, raw);
            default -> {
                if (typed) {
                    type("xsd:", kindOf(value).text());
                }
                out.markup(">");
                text(path, text(value));
            }
        }
        out.markup("</").markup(name).markup(">");
    }

    /// Each item carries its type, as real hosts do.
    private void items(String path, ArrayValue array) {
        String name = itemName(array.itemType());
        List<?> items = array.items();
        for (int i = 0; i < items.size(); i++) {
            String at = path + "[" + i + "]";
            if (items.get(i) instanceof RawElement raw) {
                raw(at, raw);
            } else {
                out.markup("<").markup(name);
                content(at, name, "", true, items.get(i));
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

    private void raw(String path, RawElement raw) {
        out.markup("<").markup(raw.name());
        rawContent(path + "." + raw.name(), raw);
        out.markup("</").markup(raw.name()).markup(">");
    }

    private void rawContent(String path, RawElement raw) {
        if (raw.xsiType() != null) {
            type(raw.builtIn() ? "xsd:" : "", raw.xsiType());
        }
        raw.attributes().forEach(a -> attribute(a.name(), a.value()));
        out.markup(">");
        text(path, raw.text());
        raw.children().forEach(child -> raw(path, child));
    }

    private static RawElement rename(RawElement raw, String name) {
        return new RawElement(
                name, raw.xsiType(), raw.builtIn(), raw.attributes(), raw.text(), raw.children());
    }

    private void type(String prefix, String name) {
        out.markup(" xsi:type=\"").markup(prefix).text(name).markup("\"");
    }

    private void attribute(String name, String value) {
        out.markup(" ").markup(name).markup("=\"").text(value).markup("\"");
    }

    private void text(String path, String text) {
        try {
            out.text(text);
        } catch (SoapException e) {
            throw new SoapException(e.problem(), path + ": " + e.getMessage(), e);
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case Instant time -> DateTimes.format(time);
            case Binary binary -> Base64.getEncoder().encodeToString(binary.toByteArray());
            case Float number -> floating(number.toString());
            case Double number -> floating(number.toString());
            default -> value.toString();
        };
    }

    private static String floating(String text) {
        return text.replace("Infinity", "INF");
    }

    private static ValueKind kindOf(Object value) {
        return switch (value) {
            case String _ -> ValueKind.STRING;
            case Integer _ -> ValueKind.INT;
            case Long _ -> ValueKind.LONG;
            case Short _ -> ValueKind.SHORT;
            case Byte _ -> ValueKind.BYTE;
            case Boolean _ -> ValueKind.BOOLEAN;
            case Float _ -> ValueKind.FLOAT;
            case Double _ -> ValueKind.DOUBLE;
            case Instant _ -> ValueKind.DATE_TIME;
            case Binary _ -> ValueKind.BINARY;
            default ->
                    throw new IllegalArgumentException(
                            "no value of the VI API: " + value.getClass().getName());
        };
    }
}
