package dev.vireo.simulator.inventory;

import com.grack.nanojson.JsonObject;
import dev.vireo.simulator.state.InventoryFile;
import dev.vireo.soap.SoapCodec;
import dev.vireo.soap.SoapException;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a server said of one of its objects. Values are kept as they stand in the file, and read
/// when they are needed.
final class CapturedObject {
    private static final SoapCodec CODEC = new SoapCodec();

    private final InventoryFile.Line line;
    private final ManagedObjectReference self;
    private final JsonObject values;
    private final JsonObject missing;

    private CapturedObject(
            InventoryFile.Line line,
            ManagedObjectReference self,
            JsonObject values,
            JsonObject missing) {
        this.line = line;
        this.self = self;
        this.values = values;
        this.missing = missing;
    }

    /// Reads a line.
    ///
    /// @throws dev.vireo.simulator.state.StateException if it makes no sense
    static CapturedObject of(InventoryFile.Line line) {
        JsonObject values = line.content().getObject("set");
        if (values == null) {
            throw line.broken("'set' is missing");
        }
        return new CapturedObject(
                line,
                StateReader.reference(line.text("captured")),
                values,
                line.content().getObject("missing", new JsonObject()));
    }

    ManagedObjectReference self() {
        return self;
    }

    JsonObject content() {
        return line.content();
    }

    /// Returns a property as managed objects have it: an array as a list.
    @Nullable Object value(String property) {
        String xml = values.getString(property, null);
        if (xml == null) {
            return null;
        }
        Object value = decode(property, xml);
        return value instanceof ArrayValue(_, List<?> items) ? items : value;
    }

    /// Returns why a property could not be read.
    @Nullable LocalizedMethodFault refusal(String property) {
        String xml = missing.getString(property, null);
        return xml != null && decode(property, xml) instanceof LocalizedMethodFault fault
                ? fault
                : null;
    }

    private Object decode(String property, String xml) {
        try {
            return CODEC.decodeValue(xml);
        } catch (SoapException e) {
            throw line.broken(property + ": " + e.getMessage());
        }
    }

    <T> Optional<T> value(String property, Class<T> kind) {
        return Optional.ofNullable(value(property)).filter(kind::isInstance).map(kind::cast);
    }

    Optional<String> text(String property) {
        return value(property, String.class);
    }

    Optional<ManagedObjectReference> reference(String property) {
        return value(property, ManagedObjectReference.class);
    }

    List<ManagedObjectReference> references(String property) {
        return value(property) instanceof List<?> items
                ? items.stream()
                        .filter(ManagedObjectReference.class::isInstance)
                        .map(ManagedObjectReference.class::cast)
                        .toList()
                : List.of();
    }

    /// Goes into a property: the members of data objects, one after the other.
    <T> Optional<T> inside(Class<T> kind, String property, String... members) {
        Object value = value(property);
        for (String member : members) {
            value = value instanceof DataObject object ? object.value(member).orElse(null) : null;
        }
        return Optional.ofNullable(value).filter(kind::isInstance).map(kind::cast);
    }
}
