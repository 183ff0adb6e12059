package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How libvirt prints an element that no record has a component for: what is in it, in which order,
/// and how the values are worded.
///
/// @param name the name of the element
/// @param condition an attribute and its value, if this is the shape of such elements only
/// @param attributes the attributes in order
/// @param children the children in order
/// @param many whether there can be several; otherwise the first one counts
/// @param leftOutEmpty whether libvirt prints nothing if nothing is in it, or zero
/// @param made whether libvirt prints it even if the document does not have it
/// @param textKept whether there is a text in it
/// @param textUnit the unit in which a size between its tags is printed, or null
/// @param sortedBy by what several are sorted, or null if they stay in the order of the document
record CarriedShape(
        String name,
        @Nullable XmlAttribute condition,
        List<Attribute> attributes,
        List<CarriedShape> children,
        boolean many,
        boolean leftOutEmpty,
        boolean made,
        boolean textKept,
        @Nullable String textUnit,
        @Nullable Order sortedBy) {

    /// An attribute.
    ///
    /// @param name the name
    /// @param form how its value is worded
    /// @param standard the value that is printed where there is none, or null
    /// @param silent the value that is not printed, or null
    /// @param unitName the attribute that holds the unit of this size, or null
    /// @param unit the unit in which the size is printed, or null
    record Attribute(
            String name,
            CarriedValue form,
            @Nullable String standard,
            @Nullable String silent,
            @Nullable String unitName,
            @Nullable String unit) {
        boolean isNamed(String wanted) {
            return name.equals(wanted) || wanted.equals(unitName);
        }
    }

    /// An order of elements of one name.
    ///
    /// @param attribute the attribute that decides
    /// @param values its values in order, or null if the values are numbers
    record Order(String attribute, @Nullable List<String> values) {}

    /// Reads shapes: an element a line, children below their parent and two blanks further right.
    ///
    /// A line is the name of the element, marks, and its attributes. `name[a=b]` is the shape of
    /// elements with that attribute only; `*` allows several, `?` leaves out empty ones and zeros,
    /// `+` makes one where there is none, `^a` sorts by the numbers in attribute `a`, `^a(x,y)` by
    /// these values and `^a()` by its text. An attribute is `a`, `a:form` (see [CarriedValue]),
    /// `a=standard`, `a!silent` or, for a size with its unit, `a@unit=KiB`. `#` is a text, `#KiB` a
    /// size with its attribute `unit`.
    ///
    /// @param groups the shapes that a line `@name` stands for; the outermost elements are added
    static List<CarriedShape> read(String text, Map<String, List<CarriedShape>> groups) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return new Reading(lines, groups).children(0);
    }

    private static final class Reading {
        private final List<String> lines;
        private final Map<String, List<CarriedShape>> groups;
        private int at;

        Reading(List<String> lines, Map<String, List<CarriedShape>> groups) {
            this.lines = lines;
            this.groups = groups;
        }

        List<CarriedShape> children(int indentation) {
            List<CarriedShape> shapes = new ArrayList<>();
            while (at < lines.size() && indentation(lines.get(at)) == indentation) {
                String line = lines.get(at++).strip();
                if (line.startsWith("@")) {
                    shapes.addAll(groups.getOrDefault(line.substring(1), List.of()));
                    continue;
                }
                CarriedShape shape = shape(line, children(indentation + 2));
                shapes.add(shape);
                if (indentation == 0) {
                    groups.put(shape.name(), shape.children());
                }
            }
            return List.copyOf(shapes);
        }

        private static int indentation(String line) {
            int blanks = 0;
            while (line.charAt(blanks) == ' ') {
                blanks++;
            }
            return blanks;
        }

        private static CarriedShape shape(String line, List<CarriedShape> children) {
            String[] words = line.split(" ", -1);
            String head = words[0];
            int order = head.indexOf('^');
            String marked = order < 0 ? head : head.substring(0, order);
            boolean textKept = false;
            String textUnit = null;
            List<Attribute> attributes = new ArrayList<>();
            for (int i = 1; i < words.length; i++) {
                if (words[i].startsWith("#")) {
                    textKept = true;
                    textUnit = words[i].length() == 1 ? null : words[i].substring(1);
                } else {
                    attributes.add(attribute(words[i]));
                }
            }
            String conditional = marked.replaceAll("[*?+]", "");
            int bracket = conditional.indexOf('[');
            return new CarriedShape(
                    bracket < 0 ? conditional : conditional.substring(0, bracket),
                    bracket < 0 ? null : condition(conditional.substring(bracket + 1)),
                    List.copyOf(attributes),
                    children,
                    marked.contains("*"),
                    marked.contains("?"),
                    marked.contains("+"),
                    textKept,
                    textUnit,
                    order < 0 ? null : order(head.substring(order + 1)));
        }

        private static XmlAttribute condition(String text) {
            int equals = text.indexOf('=');
            return new XmlAttribute(
                    text.substring(0, equals), text.substring(equals + 1, text.length() - 1));
        }

        private static Order order(String text) {
            int bracket = text.indexOf('(');
            return bracket < 0
                    ? new Order(text, null)
                    : new Order(
                            text.substring(0, bracket),
                            List.of(text.substring(bracket + 1, text.length() - 1).split(",", -1)));
        }

        private static Attribute attribute(String word) {
            int unit = word.indexOf('@');
            int equals = word.indexOf('=');
            if (unit >= 0) {
                return new Attribute(
                        word.substring(0, unit),
                        CarriedValue.PLAIN,
                        null,
                        null,
                        word.substring(unit + 1, equals),
                        word.substring(equals + 1));
            }
            int silent = word.indexOf('!');
            int end = equals >= 0 ? equals : silent >= 0 ? silent : word.length();
            int colon = word.indexOf(':');
            boolean formed = colon >= 0 && colon < end;
            return new Attribute(
                    word.substring(0, formed ? colon : end),
                    formed ? CarriedValue.of(word.substring(colon + 1, end)) : CarriedValue.PLAIN,
                    equals >= 0 ? word.substring(equals + 1) : null,
                    silent >= 0 ? word.substring(silent + 1) : null,
                    null,
                    null);
        }
    }

    /// Tells whether this is the shape of an element.
    boolean fits(XmlElement element) {
        return name.equals(element.name())
                && (condition == null || condition.value().equals(element.value(condition.name())));
    }

    /// Finds the place of an element among shapes, or -1.
    static int find(List<CarriedShape> shapes, XmlElement element) {
        for (int i = 0; i < shapes.size(); i++) {
            if (shapes.get(i).fits(element)) {
                return i;
            }
        }
        return -1;
    }
}
