package dev.vireo.it;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What several JSON values have in common: their kinds, and of objects their members. A member
/// that is not always there has a `?`.
final class JsonShape {
    /// Members whose names are data: those of an object that is called so are not told.
    private static final Set<String> MAPS = Set.of("facts", "figures", "guest", "rows", "stats");

    private final Set<String> kinds = new TreeSet<>();
    private final Map<String, JsonShape> members = new LinkedHashMap<>();
    private final String name;
    private @Nullable JsonShape items;
    private int seen;
    private int objects;

    private JsonShape(String name) {
        this.name = name;
    }

    /// Makes the shape of no value.
    static JsonShape empty() {
        return new JsonShape("");
    }

    /// Adds a value as nanojson reads it.
    void add(@Nullable Object value) {
        seen++;
        switch (value) {
            case null -> kinds.add("null");
            case String _ -> kinds.add("string");
            case Number _ -> kinds.add("number");
            case Boolean _ -> kinds.add("boolean");
            case List<?> list -> addItems(list);
            case Map<?, ?> map -> addMembers(map);
            default -> throw new AssertionError("no JSON: " + value.getClass());
        }
    }

    private void addItems(List<?> list) {
        JsonShape all = items == null ? new JsonShape(name) : items;
        items = all;
        list.forEach(all::add);
    }

    private void addMembers(Map<?, ?> map) {
        objects++;
        map.forEach((key, value) -> {
            String text = MAPS.contains(name) ? "NAME" : "\"" + key + "\"";
            members.computeIfAbsent(text, _ -> new JsonShape("" + key)).add(value);
        });
    }

    @Override
    public String toString() {
        Set<String> alternatives = new TreeSet<>(kinds);
        alternatives.remove("null");
        if (items != null) {
            alternatives.add("[" + items + "]");
        }
        if (objects > 0) {
            alternatives.add(object());
        }
        String text = String.join(" or ", alternatives);
        boolean nothing = kinds.contains("null");
        return text.isEmpty() ? (nothing ? "null" : "") : nothing ? text + " or null" : text;
    }

    private String object() {
        StringBuilder text = new StringBuilder("{");
        members.forEach((key, shape) -> {
            boolean always = shape.seen >= objects;
            text.append(text.length() > 1 ? ", " : "")
                    .append(key)
                    .append(always ? ": " : "?: ")
                    .append(shape);
        });
        return text.append('}').toString();
    }
}
