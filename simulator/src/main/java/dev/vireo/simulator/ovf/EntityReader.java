package dev.vireo.simulator.ovf;

import static dev.vireo.simulator.ovf.OvfNode.OVF;
import static dev.vireo.simulator.ovf.OvfNode.RASD;
import static dev.vireo.simulator.ovf.OvfNode.VMW;
import static dev.vireo.simulator.ovf.OvfNode.VSSD;

import dev.vireo.simulator.machine.HardwareVersion;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.VAppProductInfo;
import dev.vireo.vim.VAppPropertyInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Reads machines and groups of machines.
///
/// @param strings texts in the reader's language
/// @param warnings who is told of what is passed over
record EntityReader(Map<String, String> strings, Consumer<LocalizedMethodFault> warnings) {
    /// Far more than a machine can have, so that nobody has to look through millions.
    private static final int MOST_ITEMS = 512;

    private static final List<String> KNOWN =
            List.of(
                    "Info",
                    "Name",
                    "AnnotationSection",
                    "EulaSection",
                    "ProductSection",
                    "OperatingSystemSection",
                    "VirtualHardwareSection",
                    "StartupSection",
                    "ResourceAllocationSection",
                    "VirtualSystem",
                    "VirtualSystemCollection");

    Envelope.Entity read(OvfNode node) {
        for (OvfNode child : node.children()) {
            if (!KNOWN.contains(child.name()) || !child.namespace().equals(OVF)) {
                passOver(child.isOptional(), OvfProblem.section(child));
            }
        }
        return node.name().equals("VirtualSystem") ? machine(node) : group(node);
    }

    private void passOver(boolean optional, OvfProblem problem) {
        if (!optional) {
            throw problem;
        }
        warnings.accept(problem.localized());
    }

    private Envelope.Facts facts(OvfNode node) {
        String id = node.required("id");
        String name = text(node, "Name");
        List<OvfNode> products = node.children(OVF, "ProductSection");
        List<VAppPropertyInfo> properties = new ArrayList<>();
        for (OvfNode product : products) {
            properties(product, properties);
        }
        return new Envelope.Facts(
                id,
                name.isEmpty() ? id : name,
                node.child(OVF, "AnnotationSection")
                        .map(section -> text(section, "Annotation"))
                        .orElse(""),
                node.children(OVF, "EulaSection").stream()
                        .map(section -> text(section, "License"))
                        .toList(),
                Stream.iterate(0, i -> i < products.size(), i -> i + 1)
                        .map(i -> product(products.get(i), i))
                        .toList(),
                List.copyOf(properties));
    }

    private String text(OvfNode node, String name) {
        return node.child(OVF, name)
                .map(child -> EnvelopeReader.translated(child, strings))
                .orElse("");
    }

    private VAppProductInfo product(OvfNode section, int key) {
        return VAppProductInfo.builder()
                .key(key)
                .classId(section.attribute("class").orElse(""))
                .instanceId(section.attribute("instance").orElse(""))
                .name(text(section, "Product"))
                .vendor(text(section, "Vendor"))
                .version(text(section, "Version"))
                .fullVersion(text(section, "FullVersion"))
                .vendorUrl(text(section, "VendorUrl"))
                .productUrl(text(section, "ProductUrl"))
                .appUrl(text(section, "AppUrl"))
                .build();
    }

    private void properties(OvfNode section, List<VAppPropertyInfo> into) {
        String category = "";
        for (OvfNode node : section.children()) {
            if (node.is(OVF, "Category")) {
                category = EnvelopeReader.translated(node, strings);
            } else if (node.is(OVF, "Property")) {
                into.add(
                        VAppPropertyInfo.builder()
                                .key(into.size())
                                .classId(section.attribute("class").orElse(""))
                                .instanceId(section.attribute("instance").orElse(""))
                                .id(node.required("key"))
                                .category(category)
                                .label(text(node, "Label"))
                                .type(node.attribute("type").orElse("string"))
                                .userConfigurable(
                                        node.attribute("userConfigurable")
                                                .orElse("false")
                                                .equals("true"))
                                .defaultValue(node.attribute("value").orElse(""))
                                .value("")
                                .description(text(node, "Description"))
                                .build());
            }
        }
    }

    // Groups

    private Envelope.Group group(OvfNode node) {
        List<Envelope.Entity> children =
                node.children().stream()
                        .filter(child ->
                                child.is(OVF, "VirtualSystem")
                                        || child.is(OVF, "VirtualSystemCollection"))
                        .map(this::read)
                        .toList();
        Map<String, Envelope.Start> order = new HashMap<>();
        for (OvfNode section : node.children(OVF, "StartupSection")) {
            for (OvfNode item : section.children(OVF, "Item")) {
                order.put(
                        item.required("id"),
                        new Envelope.Start(
                                number(item, "order"),
                                number(item, "startDelay"),
                                number(item, "stopDelay"),
                                item.attribute("waitingForGuest").orElse("").equals("true")));
            }
        }
        return new Envelope.Group(facts(node), children, order);
    }

    private static int number(OvfNode node, String attribute) {
        long value = EnvelopeReader.number(node, attribute).orElse(0);
        if (value > Integer.MAX_VALUE) {
            throw OvfProblem.malformed(node, attribute, String.valueOf(value));
        }
        return (int) value;
    }

    // Machines

    private Envelope.Machine machine(OvfNode node) {
        List<OvfNode> sections = node.children(OVF, "VirtualHardwareSection");
        if (sections.isEmpty()) {
            throw OvfProblem.missingElement(node.line(), "VirtualHardwareSection");
        }
        String versions = "";
        for (OvfNode section : sections) {
            OvfNode system =
                    section.child(OVF, "System")
                            .orElseThrow(() -> OvfProblem.missingElement(section.line(), "System"));
            versions = system.textOf(VSSD, "VirtualSystemType");
            Optional<String> version = newest(versions);
            if (version.isPresent()) {
                return machine(node, section, version.get());
            }
        }
        throw OvfProblem.hardwareFamily(sections.getFirst().line(), versions);
    }

    /// Chooses the newest of several versions that hosts know.
    private static Optional<String> newest(String versions) {
        return Stream.of(versions.split("[\\s,]+"))
                .flatMap(each -> HardwareVersion.find(each).stream())
                .max(Comparator.comparingInt(HardwareVersion::number))
                .map(HardwareVersion::key);
    }

    private Envelope.Machine machine(OvfNode node, OvfNode section, String version) {
        Map<String, String> options = new LinkedHashMap<>();
        for (OvfNode option : section.children(VMW, "ExtraConfig")) {
            options.put(vmware(option, "key"), vmware(option, "value"));
        }
        return new Envelope.Machine(
                facts(node),
                node.child(OVF, "OperatingSystemSection")
                        .map(this::guest)
                        .orElse(Envelope.Guest.UNKNOWN),
                version,
                items(section),
                settings(section),
                options,
                Stream.of(section.attribute("transport").orElse("").split("\\s+"))
                        .filter(each -> !each.isEmpty())
                        .toList());
    }

    private Envelope.Guest guest(OvfNode section) {
        section.required("id");
        return new Envelope.Guest(
                number(section, "id"),
                section.attributeOf(VMW, "osType").orElse(""),
                text(section, "Description"));
    }

    private static String vmware(OvfNode node, String attribute) {
        return node.attributeOf(VMW, attribute)
                .orElseThrow(() -> OvfProblem.missingAttribute(node, attribute));
    }

    private static List<Item.Setting> settings(OvfNode node) {
        return node.children(VMW, "Config").stream()
                .map(each ->
                        new Item.Setting(
                                vmware(each, "key"),
                                vmware(each, "value"),
                                !each.isOptional(),
                                each.line()))
                .toList();
    }

    private List<Item> items(OvfNode section) {
        List<Item> items = new ArrayList<>();
        for (OvfNode node : section.children()) {
            if (node.is(OVF, "Item")) {
                if (items.size() == MOST_ITEMS) {
                    throw OvfProblem.tooMany(node.line(), "devices", "more than " + MOST_ITEMS);
                }
                items.add(item(node));
            } else if (!node.is(OVF, "Info")
                    && !node.is(OVF, "System")
                    && !node.is(VMW, "Config")
                    && !node.is(VMW, "ExtraConfig")) {
                passOver(node.isOptional(), OvfProblem.element(node));
            }
        }
        return List.copyOf(items);
    }

    private static Item item(OvfNode node) {
        Map<String, String> values = new HashMap<>();
        List<String> connections = new ArrayList<>();
        for (OvfNode child : node.children()) {
            if (child.namespace().equals(RASD)) {
                values.putIfAbsent(child.name(), child.text());
                if (child.name().equals("Connection")) {
                    connections.add(child.text());
                }
            } else if (child.is(VMW, "CoresPerSocket")) {
                values.put("CoresPerSocket", child.text());
            }
        }
        String id = needed(values, node, "InstanceID");
        String type = needed(values, node, "ResourceType");
        if (!type.matches("[0-9]{1,5}")) {
            throw OvfProblem.elementValue(node.line(), "ResourceType", type);
        }
        return new Item(
                id,
                values.getOrDefault("ElementName", id),
                Integer.parseInt(type),
                values.getOrDefault("ResourceSubType", ""),
                values.getOrDefault("Parent", ""),
                values,
                connections,
                Optional.ofNullable(values.get("HostResource")),
                settings(node),
                !node.isOptional(),
                List.of(node.attribute("configuration").orElse("").strip().split("\\s+")).stream()
                        .filter(each -> !each.isEmpty())
                        .toList(),
                node.line());
    }

    private static String needed(Map<String, String> values, OvfNode node, String name) {
        String value = values.get(name);
        if (value == null || value.isEmpty()) {
            throw OvfProblem.missingElement(node.line(), name);
        }
        return value;
    }
}
