package dev.vireo.shell.comparison;

import dev.vireo.model.XmlAttribute;
import dev.vireo.model.XmlElement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares two domain documents by what they mean. Both come from one writer, so that defaults are
/// filled in and sizes have one unit; the order of elements does not count.
final class Comparison {
    /// Stands for the directory of a VMX file that nobody has told.
    static final String SOMEWHERE = "[?] ?";

    private final List<String> ignored;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(List<String> ignored) {
        this.ignored = ignored;
    }

    /// Finds all differences.
    ///
    /// @param ignored paths that do not matter, with all below them; their last piece may be
    ///   without the name in brackets
    static List<Difference> of(Reading left, Reading right, List<String> ignored) {
        List<String> paths = new ArrayList<>(ignored);
        if (!left.identified() || !right.identified()) {
            paths.add("uuid");
        }
        Comparison comparison = new Comparison(paths);
        comparison.compare("", left.document(), right.document());
        if (left.unexpressed().isPresent() && right.unexpressed().isPresent()) {
            comparison.compareValues("", left.unexpressed().get(), right.unexpressed().get());
        }
        return comparison.differences;
    }

    private void compare(String path, XmlElement left, XmlElement right) {
        compareValues(path, values(path, left), values(path, right));
        Set<String> names = new LinkedHashSet<>();
        left.elements().forEach(child -> names.add(child.name()));
        right.elements().forEach(child -> names.add(child.name()));
        for (String name : names) {
            compareAll(path, name, left.children(name), right.children(name));
        }
    }

    private void compareValues(String path, Map<String, String> left, Map<String, String> right) {
        Set<String> places = new LinkedHashSet<>(left.keySet());
        places.addAll(right.keySet());
        for (String place : places) {
            report(place.isEmpty() ? path : place, left.get(place), right.get(place));
        }
    }

    /// Compares the children of one name.
    private void compareAll(
            String path, String name, List<XmlElement> lefts, List<XmlElement> rights) {
        boolean several = lefts.size() > 1 || rights.size() > 1;
        List<XmlElement> unmatched = new ArrayList<>(rights);
        IdentityHashMap<XmlElement, XmlElement> pairs = new IdentityHashMap<>();
        for (XmlElement left : lefts) {
            find(left, unmatched)
                    .ifPresent(right -> {
                        pairs.put(left, right);
                        removeThis(unmatched, right);
                    });
        }
        for (XmlElement left : lefts) {
            if (!pairs.containsKey(left) && !unmatched.isEmpty() && isMatchedByPlace(left)) {
                pairs.put(left, unmatched.removeFirst());
            }
        }
        for (int i = 0; i < lefts.size(); i++) {
            XmlElement left = lefts.get(i);
            String place = place(path, name, left, several, i);
            XmlElement right = pairs.get(left);
            if (right == null) {
                onlyOne(place, left, true);
            } else {
                compare(place, left, right);
            }
        }
        for (XmlElement right : unmatched) {
            onlyOne(place(path, name, right, several, indexOf(rights, right)), right, false);
        }
    }

    private static Optional<XmlElement> find(XmlElement left, List<XmlElement> rights) {
        String name = DeviceName.of(left);
        return rights.stream()
                .filter(right -> !name.isEmpty() && DeviceName.of(right).equals(name))
                .findFirst();
    }

    /// What has no name is known by its place; so are interfaces that have nothing else in common,
    /// since each domain has addresses of its own.
    private static boolean isMatchedByPlace(XmlElement element) {
        return element.name().equals("interface") || DeviceName.of(element).isEmpty();
    }

    private static void removeThis(List<XmlElement> list, XmlElement element) {
        list.remove(indexOf(list, element));
    }

    @SuppressWarnings("ReferenceEquality") // two devices may be written alike
    private static int indexOf(List<XmlElement> list, XmlElement element) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == element) {
                return i;
            }
        }
        return -1;
    }

    private static String place(
            String path, String name, XmlElement element, boolean several, int index) {
        String own = DeviceName.of(element);
        String place = path.isEmpty() ? name : path + "/" + name;
        if (!own.isEmpty()) {
            return place + "[" + own + "]";
        }
        return several ? place + "[" + (index + 1) + "]" : place;
    }

    private void onlyOne(String path, XmlElement element, boolean left) {
        Map<String, String> values = values(path, element);
        if (values.isEmpty() && element.elements().isEmpty()) {
            values.put("", "");
        }
        values.forEach((place, value) -> {
            String at = place.isEmpty() ? path : place;
            report(at, left ? value : null, left ? null : value);
        });
        boolean several = false;
        String last = "";
        for (XmlElement child : element.elements()) {
            several = several || child.name().equals(last);
            last = child.name();
        }
        int index = 0;
        for (XmlElement child : element.elements()) {
            onlyOne(place(path, child.name(), child, several, index++), child, left);
        }
    }

    /// Returns the attributes and the text of an element by their paths, the text by an empty one.
    /// A unit is a part of its number.
    private static Map<String, String> values(String path, XmlElement element) {
        Map<String, String> values = new LinkedHashMap<>();
        boolean leaf = element.elements().isEmpty();
        String text = leaf ? element.text().strip() : "";
        String unit = text.isEmpty() ? "" : element.attribute("unit").orElse("");
        if (!text.isEmpty()) {
            values.put("", unit.isEmpty() ? text : text + " " + unit);
        }
        for (XmlAttribute attribute : element.attributes()) {
            boolean told = attribute.name().equals("unit") && !unit.isEmpty();
            if (!told && !attribute.name().startsWith("xmlns")) {
                values.put(path + "@" + attribute.name(), attribute.value());
            }
        }
        return values;
    }

    private void report(String path, @Nullable String left, @Nullable String right) {
        boolean same = Objects.equals(left, right) || (left != null && isSameFile(left, right));
        if (!same && ignored.stream().noneMatch(prefix -> isBelow(path, prefix))) {
            differences.add(new Difference(path, left, right));
        }
    }

    /// A VMX file names the files beside it without telling where that is.
    private static boolean isSameFile(String left, @Nullable String right) {
        return right != null && (endsAlike(left, right) || endsAlike(right, left));
    }

    private static boolean endsAlike(String open, String known) {
        return open.startsWith(SOMEWHERE + "/")
                && known.startsWith("[")
                && known.endsWith(open.substring(SOMEWHERE.length()));
    }

    private static boolean isBelow(String path, String prefix) {
        return path.startsWith(prefix)
                && (path.length() == prefix.length()
                        || "/@[".indexOf(path.charAt(prefix.length())) >= 0);
    }
}
