package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What libvirt knows inside an element: attributes and children, in the order it prints them, and
/// which of them have a component in a record. What is known and has none is carried along; what is
/// not known is dropped.
///
/// @param name the name of the element
/// @param attributes its attributes
/// @param children its children
/// @param many whether there can be several; otherwise the first one counts
/// @param text what becomes of its text
/// @param whole whether it is carried along, whatever is in it
/// @param shapes how libvirt prints it if it is carried along; none if that is not known here
record Known(
        String name,
        List<Attribute> attributes,
        List<Known> children,
        boolean many,
        Text text,
        boolean whole,
        List<CarriedShape> shapes) {
    /// Finds the shapes of what is carried along.
    Known {
        String parent = name;
        children =
                children.stream()
                        .map(child -> child.whole ? child.withShapesIn(parent) : child)
                        .toList();
    }

    /// What becomes of an element's text.
    enum Text {
        /// libvirt does not look at it.
        DROPPED,
        /// It has a component.
        TAKEN,
        /// It is carried along.
        KEPT
    }

    /// An attribute.
    ///
    /// @param name the name
    /// @param taken whether it has a component
    record Attribute(String name, boolean taken) {}

    /// Describes an element.
    ///
    /// @param name its name; `*` after it if there can be several
    /// @param attributes its attributes with blanks between them; `!` after those with a component,
    ///   `#` for a text with a component, `+` for a text that is carried along
    /// @param children its children
    static Known element(String name, String attributes, Known... children) {
        List<Attribute> list = new ArrayList<>();
        Text text = Text.DROPPED;
        for (String attribute : attributes.split(" ", -1)) {
            switch (attribute) {
                case "" -> {}
                case "#" -> text = Text.TAKEN;
                case "+" -> text = Text.KEPT;
                default -> list.add(attribute(attribute));
            }
        }
        boolean many = name.endsWith("*");
        String plain = many ? name.substring(0, name.length() - 1) : name;
        return new Known(plain, List.copyOf(list), List.of(children), many, text, false, List.of());
    }

    private static Attribute attribute(String text) {
        return text.endsWith("!")
                ? new Attribute(text.substring(0, text.length() - 1), true)
                : new Attribute(text, false);
    }

    /// Describes elements that are carried along as they stand.
    ///
    /// @param names their names with blanks between them; `*` after those that can be several
    static Known[] wholes(String names) {
        List<Known> list = new ArrayList<>();
        for (String name : names.split(" ", -1)) {
            boolean many = name.endsWith("*");
            String plain = many ? name.substring(0, name.length() - 1) : name;
            list.add(new Known(plain, List.of(), List.of(), many, Text.KEPT, true, List.of()));
        }
        return list.toArray(new Known[0]);
    }

    /// Describes elements that are read by their own descriptions.
    ///
    /// @param names their names with blanks between them; `*` after those that can be several
    static Known[] elsewhere(String names) {
        Known[] known = wholes(names);
        for (int i = 0; i < known.length; i++) {
            Known one = known[i];
            known[i] =
                    new Known(
                            one.name(),
                            List.of(),
                            List.of(),
                            one.many(),
                            Text.TAKEN,
                            true,
                            List.of());
        }
        return known;
    }

    /// Tells whether such elements are read by their own description.
    boolean isElsewhere() {
        return whole && text == Text.TAKEN;
    }

    /// Describes an element by this one and more children after its own.
    Known with(Known... more) {
        List<Known> list = new ArrayList<>(children);
        list.addAll(List.of(more));
        return new Known(name, attributes, List.copyOf(list), many, text, whole, shapes);
    }

    private Known withShapesIn(String parent) {
        return new Known(
                name, attributes, children, many, text, whole, CarriedShapes.of(parent, name));
    }

    /// Finds an attribute.
    @Nullable Attribute knownAttribute(String wanted) {
        for (int i = 0; i < attributes.size(); i++) {
            if (attributes.get(i).name().equals(wanted)) {
                return attributes.get(i);
            }
        }
        return null;
    }

    /// Finds the place of a child among the children, or -1.
    int childIndex(String wanted) {
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i).name().equals(wanted)) {
                return i;
            }
        }
        return -1;
    }
}
