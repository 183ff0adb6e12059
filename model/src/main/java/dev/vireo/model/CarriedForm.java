package dev.vireo.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings what is carried along into the form in which libvirt prints it.
final class CarriedForm {
    private final XmlReading reading;

    CarriedForm(XmlReading reading) {
        this.reading = reading;
    }

    /// Returns an element in libvirt's form, or null if libvirt prints nothing. What libvirt does
    /// not know is recorded as dropped.
    @Nullable XmlElement of(XmlElement element, CarriedShape shape) {
        List<XmlAttribute> attributes = attributes(element, shape);
        List<XmlNode> content = content(element, shape);
        XmlElement printed = new XmlElement(element.name(), attributes, content);
        return shape.leftOutEmpty() && (printed.isEmpty() || isZero(printed)) ? null : printed;
    }

    private static boolean isZero(XmlElement element) {
        return element.attributes().isEmpty() && element.text().equals("0");
    }

    private List<XmlAttribute> attributes(XmlElement element, CarriedShape shape) {
        dropUnknown(element, shape);
        List<XmlAttribute> printed = new ArrayList<>();
        if (shape.textUnit() != null) {
            printed.add(new XmlAttribute("unit", shape.textUnit()));
        }
        for (CarriedShape.Attribute attribute : shape.attributes()) {
            String value = element.value(attribute.name());
            if (value == null) {
                value = attribute.standard();
            }
            if (value == null || value.equals(attribute.silent())) {
                continue;
            }
            String unit = attribute.unit();
            String unitName = attribute.unitName();
            if (unit == null || unitName == null) {
                printed.add(new XmlAttribute(attribute.name(), attribute.form().print(value)));
            } else {
                String size = scaled(value, element.value(unitName), unit);
                printed.add(new XmlAttribute(attribute.name(), size));
                printed.add(new XmlAttribute(unitName, unit));
            }
        }
        return printed;
    }

    private void dropUnknown(XmlElement element, CarriedShape shape) {
        for (XmlAttribute attribute : element.attributes()) {
            boolean known =
                    (shape.textUnit() != null && attribute.name().equals("unit"))
                            || shape.attributes().stream()
                                    .anyMatch(one -> one.isNamed(attribute.name()));
            if (!known && !attribute.name().startsWith("xmlns")) {
                reading.drop(element, attribute.name(), attribute.value());
            }
        }
    }

    /// Converts a size; KiB is the unit if none is given, unless bytes are printed.
    private static String scaled(String value, @Nullable String unit, String wanted) {
        try {
            long number = Long.parseLong(value.strip());
            boolean bytes = wanted.equals("bytes");
            ByteSize size =
                    ByteSize.of(number, unit == null || unit.isEmpty() ? defaultUnit(bytes) : unit);
            return Long.toString(bytes ? size.bytes() : size.kibibytes());
        } catch (IllegalArgumentException | VirtException _) {
            return value; // no size: the value stays as it is
        }
    }

    private static String defaultUnit(boolean bytes) {
        return bytes ? "bytes" : "KiB";
    }

    private List<XmlNode> content(XmlElement element, CarriedShape shape) {
        if (shape.textKept()) {
            if (element.content().isEmpty()) {
                return List.of();
            }
            String text = element.text();
            String unit = shape.textUnit();
            return List.of(
                    new XmlText(unit == null ? text : scaled(text, element.value("unit"), unit)));
        }
        List<List<XmlElement>> places = new ArrayList<>();
        for (int i = 0; i < shape.children().size(); i++) {
            places.add(new ArrayList<>());
        }
        boolean[] seen = new boolean[places.size()];
        make(element, shape, places);
        for (XmlElement child : element.elements()) {
            place(child, shape, places, seen);
        }
        List<XmlNode> printed = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            sort(places.get(i), shape.children().get(i).sortedBy());
            printed.addAll(places.get(i));
        }
        return printed;
    }

    private void make(XmlElement element, CarriedShape shape, List<List<XmlElement>> places) {
        for (int i = 0; i < places.size(); i++) {
            CarriedShape child = shape.children().get(i);
            XmlElement made =
                    child.made() && element.first(child.name()) == null
                            ? of(XmlElement.empty(child.name()), child)
                            : null;
            if (made != null) {
                places.get(i).add(made);
            }
        }
    }

    private void place(
            XmlElement child, CarriedShape shape, List<List<XmlElement>> places, boolean[] seen) {
        int at = CarriedShape.find(shape.children(), child);
        if (at < 0 || (seen[at] && !shape.children().get(at).many())) {
            reading.drop(child);
            return;
        }
        seen[at] = true;
        XmlElement printed = of(child, shape.children().get(at));
        if (printed != null) {
            places.get(at).add(printed);
        }
    }

    /// Sorts elements of one name if libvirt does.
    static void sort(List<XmlElement> elements, CarriedShape.@Nullable Order order) {
        if (order == null || elements.size() < 2) {
            return;
        }
        List<String> values = order.values();
        Comparator<XmlElement> byRank = Comparator.comparingLong(one -> rank(one, order));
        elements.sort(
                values != null && values.size() == 1 && values.getFirst().isEmpty()
                        ? Comparator.comparing(one -> text(one, order))
                        : byRank);
    }

    private static String text(XmlElement element, CarriedShape.Order order) {
        String value = element.value(order.attribute());
        return value == null ? "" : value;
    }

    private static long rank(XmlElement element, CarriedShape.Order order) {
        String value = text(element, order);
        List<String> values = order.values();
        if (values == null) {
            long number = XmlValues.number(value);
            return number == XmlValues.NO_NUMBER ? Long.MAX_VALUE : number;
        }
        int place = values.indexOf(value);
        return place < 0 ? values.size() : place;
    }
}
