package dev.vireo.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes a domain document odd or wrong in one place, seldom in two. What libvirt would otherwise
/// make up by chance stays: UUID and MAC addresses.
///
/// @param dice the choices
/// @param domain the document
record XmlMutations(Dice dice, XmlDraft domain) {
    void mutate() {
        for (int i = dice.percent(15) ? 2 : 1; i > 0; i--) {
            List<XmlDraft> parents = new ArrayList<>();
            collect(domain, parents);
            XmlDraft parent = dice.random().nextInt(4) == 0 ? domain : one(parents);
            XmlDraft element = one(parent.children());
            switch (dice.between(0, 19)) {
                case 0, 1 -> remove(parent, element);
                case 2 ->
                        parent.children()
                                .add(dice.between(0, parent.children().size()), element.copy());
                case 3 -> parent.children().add(changed(element.copy()));
                case 4 -> addElement(parent);
                case 5, 6 -> removeAttribute(element);
                case 7 -> addAttribute(element);
                case 8 -> rename(element);
                case 9 -> move(parent, element);
                default -> changed(element);
            }
        }
    }

    private static void collect(XmlDraft element, List<XmlDraft> parents) {
        if (!element.children().isEmpty()) {
            parents.add(element);
            element.children().forEach(child -> collect(child, parents));
        }
    }

    private XmlDraft one(List<XmlDraft> elements) {
        return Samples.oneOf(dice.random(), elements);
    }

    private static boolean isFixed(XmlDraft element) {
        return element.name().equals("uuid")
                || element.name().equals("mac")
                || element.name().equals("genid");
    }

    private static void remove(XmlDraft parent, XmlDraft element) {
        if (!isFixed(element) && parent.children().size() > 1) {
            parent.children().remove(element);
        }
    }

    private void move(XmlDraft parent, XmlDraft element) {
        parent.children().remove(element);
        parent.children().add(dice.between(0, parent.children().size()), element);
    }

    private void rename(XmlDraft element) {
        if (!isFixed(element) && !element.name().equals("domain")) {
            element.rename(
                    dice.percent(50)
                            ? element.name() + dice.of("x", "s", "2")
                            : dice.of(
                                    "disk", "serial", "memory", "source", "boot", "video", "x:y"));
        }
    }

    private void removeAttribute(XmlDraft element) {
        if (!element.attributes().isEmpty()) {
            String name = dice.of(List.copyOf(element.attributes().keySet()));
            if (!element.name().equals("mac") || !name.equals("address")) {
                element.attributes().remove(name);
            }
        }
    }

    private void addAttribute(XmlDraft element) {
        String name =
                dice.of(
                        "type",
                        "mode",
                        "unit",
                        "model",
                        "index",
                        "current",
                        "cpuset",
                        "port",
                        "bus",
                        "listen",
                        "device",
                        "name",
                        "x",
                        "cache",
                        "heads",
                        "check",
                        "startupPolicy");
        element.attributes().putIfAbsent(name, XmlValues.worthATry(element.name(), name, dice));
    }

    private XmlDraft changed(XmlDraft element) {
        if (!element.attributes().isEmpty() && (element.text().isEmpty() || dice.percent(40))) {
            List<String> names = List.copyOf(element.attributes().keySet());
            String name = dice.of(names);
            element.set(name, XmlValues.worthATry(element.name(), name, dice));
        } else if (!element.text().isEmpty()) {
            element.text(XmlValues.worthATry(element.name(), "", dice));
        } else if (!element.children().isEmpty()) {
            changed(one(element.children()));
        }
        return element;
    }

    private void addElement(XmlDraft parent) {
        Map<String, List<String>> common =
                Map.of(
                        "domain",
                                List.of(
                                        "title",
                                        "on_lockfailure",
                                        "sysinfo",
                                        "resource",
                                        "x",
                                        "numatune"),
                        "devices",
                                List.of(
                                        "disk",
                                        "serial",
                                        "video",
                                        "graphics",
                                        "lease",
                                        "x",
                                        "redirdev"),
                        "disk",
                                List.of(
                                        "source",
                                        "driver",
                                        "target",
                                        "address",
                                        "mirror",
                                        "encryption"),
                        "interface",
                                List.of(
                                        "source",
                                        "target",
                                        "model",
                                        "driver",
                                        "bandwidth",
                                        "address"),
                        "os", List.of("loader", "nvram", "bios", "smbios", "init", "acpi"));
        String name = dice.of(common.getOrDefault(parent.name(), List.of("x", "source", "target")));
        XmlDraft element = parent.add(name);
        if (dice.percent(60)) {
            addAttribute(element);
        }
        if (dice.percent(30)) {
            element.text(XmlValues.worthATry(name, "", dice));
        }
    }

    /// Makes a text odd or no XML in one place.
    static String ofText(String text, Dice dice) {
        int at = dice.between(0, text.length());
        for (int i = 0; i < 20 && isNearWhatIsFixed(text, at); i++) {
            at = dice.between(0, text.length());
        }
        String before = text.substring(0, at);
        String after = text.substring(at);
        return switch (dice.between(0, 6)) {
            case 0 -> before;
            case 1 ->
                    before
                            + dice.of(
                                    "<",
                                    ">",
                                    "&",
                                    "\"",
                                    "'",
                                    "/",
                                    "&nbsp;",
                                    "&#0;",
                                    "&#x110000;",
                                    "]]>",
                                    "\0",
                                    "<x>",
                                    "</x>",
                                    "<x/>",
                                    "&amp",
                                    "&lt;",
                                    "&#1;",
                                    "\u0001",
                                    "<!--",
                                    "--",
                                    "=")
                            + after;
            case 2 -> before + (char) (0xDC00 + dice.between(0x80, 0xFF)) + after;
            case 3 ->
                    dice.of(
                                    "\uFEFF",
                                    "x",
                                    "<a/>",
                                    "<?xml version='1.0' encoding='x'?>",
                                    "<?xml version='1.0' encoding='ISO-8859-1'?>",
                                    "<!DOCTYPE domain>",
                                    "<!DOCTYPE domain [<!ENTITY e 'v'>]>",
                                    "\0",
                                    " \n",
                                    "<?xml version='2.0'?>")
                            + text;
            case 4 ->
                    after.isEmpty() || isNearWhatIsFixed(text, at)
                            ? before
                            : before + after.substring(1);
            case 5 -> text.replaceFirst("/>", ">");
            default -> text + dice.of("x", "<a/>", "</domain>", "<!-- x", "&amp;", "\0x", "<", " ");
        };
    }

    private static boolean isNearWhatIsFixed(String text, int at) {
        String around = text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60));
        return around.contains("mac") || around.contains("uuid") || around.contains("interface");
    }
}
