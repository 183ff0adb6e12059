package dev.vireo.simulator.ovf;

import static dev.vireo.simulator.ovf.OvfNode.OVF;

import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.OvfDeploymentOption;
import dev.vireo.vim.OvfNetworkInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads the envelope of a descriptor and the sections that stand directly in it.
final class EnvelopeReader {
    private static final List<String> ABOUT_TRANSPORT =
            List.of("Info", "Strings", "References", "DiskSection", "NetworkSection");

    private final OvfNode envelope;
    private final Map<String, String> strings = new HashMap<>();
    private final List<LocalizedMethodFault> warnings = new ArrayList<>();
    private final Map<String, Envelope.PackageFile> files = new LinkedHashMap<>();
    private final Map<String, Envelope.PackageDisk> disks = new LinkedHashMap<>();

    EnvelopeReader(OvfNode envelope) {
        this.envelope = envelope;
    }

    Envelope read() {
        if (!envelope.name().equals("Envelope")) {
            throw OvfProblem.wrongElement(envelope);
        }
        if (!envelope.namespace().equals(OVF)) {
            throw OvfProblem.namespace(envelope);
        }
        strings();
        files();
        disks();
        List<OvfNetworkInfo> networks = networks();
        List<OvfDeploymentOption> options = options();
        Envelope.Entity content = content();
        return new Envelope(files, disks, networks, options, content, List.copyOf(warnings));
    }

    private Envelope.Entity content() {
        Envelope.Entity found = null;
        for (OvfNode node : envelope.children()) {
            switch (node.name()) {
                case "VirtualSystem", "VirtualSystemCollection" -> {
                    if (found != null) {
                        throw OvfProblem.duplicate(node);
                    }
                    found = new EntityReader(strings, warnings::add).read(node);
                }
                case "DeploymentOptionSection" -> {}
                default -> {
                    if (!ABOUT_TRANSPORT.contains(node.name()) || !node.namespace().equals(OVF)) {
                        unknown(node);
                    }
                }
            }
        }
        if (found == null) {
            throw OvfProblem.missingElement(envelope.line(), "VirtualSystem");
        }
        return found;
    }

    private void unknown(OvfNode node) {
        if (!node.isOptional()) {
            throw OvfProblem.section(node);
        }
        warnings.add(OvfProblem.section(node).localized());
    }

    private void strings() {
        for (OvfNode bundle : envelope.children(OVF, "Strings")) {
            for (OvfNode message : bundle.children(OVF, "Msg")) {
                strings.putIfAbsent(message.required("msgid"), message.text());
            }
        }
    }

    private void files() {
        List<OvfNode> references = envelope.children(OVF, "References");
        if (references.size() > 1) {
            throw OvfProblem.duplicate(references.get(1));
        }
        for (OvfNode list : references) {
            for (OvfNode file : list.children(OVF, "File")) {
                Envelope.PackageFile made =
                        new Envelope.PackageFile(
                                file.required("href"),
                                number(file, "size"),
                                file.attribute("compression"),
                                number(file, "chunkSize"));
                if (files.put(file.required("id"), made) != null) {
                    throw OvfProblem.duplicate(file);
                }
            }
        }
    }

    static OptionalLong number(OvfNode node, String attribute) {
        Optional<String> text = node.attribute(attribute);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long value = Long.parseLong(text.get().strip());
            if (value >= 0) {
                return OptionalLong.of(value);
            }
        } catch (NumberFormatException _) {
            // told below, as a negative one
        }
        throw OvfProblem.malformed(node, attribute, text.get());
    }

    private void disks() {
        for (OvfNode section : envelope.children(OVF, "DiskSection")) {
            for (OvfNode disk : section.children(OVF, "Disk")) {
                if (disks.put(disk.required("diskId"), disk(disk)) != null) {
                    throw OvfProblem.duplicate(disk);
                }
            }
        }
    }

    private Envelope.PackageDisk disk(OvfNode disk) {
        String capacity = disk.required("capacity");
        String unit = disk.attribute("capacityAllocationUnits").orElse("byte");
        long quantity = number(disk, "capacity").orElse(0);
        if (quantity == 0) {
            throw OvfProblem.malformed(disk, "capacity", capacity);
        }
        long bytes =
                Units.bytes(quantity, unit)
                        .orElseThrow(
                                () -> OvfProblem.malformed(disk, "capacityAllocationUnits", unit));
        Optional<Envelope.PackageFile> file =
                disk.attribute("fileRef")
                        .map(id -> {
                            Envelope.PackageFile found = files.get(id);
                            if (found == null) {
                                throw OvfProblem.reference(disk, "fileRef", id);
                            }
                            return found;
                        });
        if (file.isPresent()) {
            disk.required("format");
        }
        return new Envelope.PackageDisk(bytes, file, number(disk, "populatedSize"));
    }

    private List<OvfNetworkInfo> networks() {
        List<OvfNetworkInfo> networks = new ArrayList<>();
        for (OvfNode section : envelope.children(OVF, "NetworkSection")) {
            for (OvfNode network : section.children(OVF, "Network")) {
                String name = network.required("name");
                if (networks.stream().anyMatch(other -> Objects.equals(other.name(), name))) {
                    throw OvfProblem.duplicate(network);
                }
                networks.add(
                        OvfNetworkInfo.builder()
                                .name(name)
                                .description(text(network, "Description"))
                                .build());
            }
        }
        return List.copyOf(networks);
    }

    private String text(OvfNode node, String name) {
        return node.child(OVF, name).map(child -> translated(child, strings)).orElse("");
    }

    /// Returns a text that a bundle of messages may have another text for.
    static String translated(OvfNode node, Map<String, String> strings) {
        return node.attribute("msgid").map(strings::get).orElse(node.text());
    }

    private List<OvfDeploymentOption> options() {
        List<OvfDeploymentOption> options = new ArrayList<>();
        for (OvfNode section : envelope.children(OVF, "DeploymentOptionSection")) {
            for (OvfNode option : section.children(OVF, "Configuration")) {
                OvfDeploymentOption made =
                        OvfDeploymentOption.builder()
                                .key(option.required("id"))
                                .label(text(option, "Label"))
                                .description(text(option, "Description"))
                                .build();
                boolean preferred = option.attribute("default").orElse("").equals("true");
                options.add(preferred ? 0 : options.size(), made); // the first is the default
            }
        }
        return List.copyOf(options);
    }
}
