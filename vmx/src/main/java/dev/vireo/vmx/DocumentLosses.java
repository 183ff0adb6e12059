package dev.vireo.vmx;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.XmlAttribute;
import dev.vireo.model.XmlComment;
import dev.vireo.model.XmlElement;
import dev.vireo.model.XmlInstruction;
import dev.vireo.model.XmlNode;
import dev.vireo.model.XmlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what of a domain document is not in the VMX file that was made of it: the file is read
/// back, and each attribute and text of the document is looked for in what comes. What does not
/// come back as it was is a loss, whoever lost it and why.
final class DocumentLosses {
    private static final String HIDDEN = "(hidden)";
    private static final Set<String> SIZES =
            Set.of(
                    "memory",
                    "currentMemory",
                    "hard_limit",
                    "soft_limit",
                    "min_guarantee",
                    "swap_hard_limit");

    private final Map<String, XmlElement> disks;
    private final Set<String> ignored;
    private final List<Loss> losses = new ArrayList<>();

    private DocumentLosses(Map<String, XmlElement> disks, Set<String> ignored) {
        this.disks = disks;
        this.ignored = ignored;
    }

    /// Compares a document with what came back.
    ///
    /// @param document the root of the document
    /// @param recovered the root of the document that was made of the VMX file
    /// @param written the disks and drives in the VMX file
    /// @param ignored the places in the document that libvirt does not look at
    /// @return the losses, in the order of the document
    static List<Loss> find(
            XmlElement document,
            XmlElement recovered,
            List<PlacedDisk> written,
            Set<String> ignored) {
        Map<String, XmlElement> disks = DiskMatches.find(recovered, written);
        DocumentLosses finder = new DocumentLosses(disks, new HashSet<>(ignored));
        finder.compare(document, recovered, "/" + document.name());
        return List.copyOf(finder.losses);
    }

    private void compare(XmlElement element, @Nullable XmlElement back, String path) {
        boolean sameSize = back != null && isSameSize(element, back);
        for (XmlAttribute attribute : element.attributes()) {
            if (!isDeclaration(attribute.name())
                    && !(sameSize && attribute.name().equals("unit"))) {
                String place = path + "/@" + attribute.name();
                leaf(place, attribute.value(), attribute(back, attribute.name()));
            }
        }
        boolean isLeaf = element.elements().isEmpty();
        String text = isLeaf ? element.text() : "";
        if (!text.isBlank()) {
            if (!sameSize) {
                leaf(path, text, back == null ? null : back.text());
            }
        } else if (isLeaf && element.attributes().isEmpty()) {
            leaf(path, "", back == null ? null : "");
        }
        compareContent(element, back, path, isLeaf);
    }

    private static @Nullable String attribute(@Nullable XmlElement back, String name) {
        return back == null ? null : back.attribute(name).orElse(null);
    }

    private static boolean isDeclaration(String attribute) {
        return attribute.equals("xmlns") || attribute.startsWith("xmlns:");
    }

    private static boolean isSameSize(XmlElement element, XmlElement back) {
        return SIZES.contains(element.name())
                && SameMeaning.ofSizes(
                        element.text(),
                        element.attribute("unit").orElse(""),
                        back.text(),
                        back.attribute("unit").orElse(""));
    }

    private void compareContent(
            XmlElement element, @Nullable XmlElement back, String path, boolean isLeaf) {
        Map<String, Integer> positions = new HashMap<>();
        for (XmlNode node : element.content()) {
            switch (node) {
                case XmlElement child -> {
                    int position = positions.merge(child.name(), 1, Integer::sum);
                    boolean only = element.children(child.name()).size() == 1;
                    String place = path + '/' + child.name() + (only ? "" : "[" + position + "]");
                    XmlElement counterpart = counterpart(child, back, path, position);
                    compare(child, counterpart, place);
                }
                case XmlText text -> {
                    if (!isLeaf && !text.text().isBlank()) {
                        ignore(
                                path + "/text()",
                                text.text(),
                                "text between elements means nothing");
                    }
                }
                case XmlComment comment ->
                        ignore(path + "/comment()", comment.text(), "a comment for people");
                case XmlInstruction instruction ->
                        ignore(
                                path + "/processing-instruction()",
                                instruction.target() + ' ' + instruction.text(),
                                "an instruction for other programs");
            }
        }
    }

    private void ignore(String place, String value, String reason) {
        losses.add(new Loss(Loss.Kind.IGNORED, place, value, reason));
    }

    private void leaf(String place, String value, @Nullable String back) {
        if (back != null && SameMeaning.of(value, back)) {
            return;
        }
        boolean secret = place.endsWith("/@passwd");
        String shown = secret ? HIDDEN : value;
        if (ignored.contains(place)) {
            losses.add(
                    new Loss(Loss.Kind.IGNORED, place, shown, "libvirt does not keep it either"));
        } else if (back == null) {
            String reason = LossReasons.notExpressed(place);
            losses.add(new Loss(Loss.Kind.NOT_EXPRESSED, place, shown, reason));
        } else {
            String reason = LossReasons.changed(place);
            String now = secret ? reason : "now '" + back + "': " + reason;
            losses.add(new Loss(Loss.Kind.CHANGED, place, shown, now));
        }
    }

    /// Returns what an element became, or null if it did not come back.
    private @Nullable XmlElement counterpart(
            XmlElement child, @Nullable XmlElement back, String path, int position) {
        if (back == null) {
            return null;
        }
        List<XmlElement> candidates = back.children(child.name());
        if (path.equals("/domain/devices")) {
            switch (child.name()) {
                case "disk" -> {
                    return disks.get(DiskMatches.target(child));
                }
                case "controller" -> {
                    return controller(child, candidates, position);
                }
                case "serial", "parallel" -> {
                    return port(child, candidates, position);
                }
                default -> {}
            }
        }
        if (child.name().endsWith(":entry") && path.startsWith("/domain/metadata/")) {
            return candidates.stream()
                    .filter(it -> it.attribute("key").equals(child.attribute("key")))
                    .findFirst()
                    .orElse(null);
        }
        if (path.equals("/domain/cpu") && child.name().equals("feature")) {
            return candidates.stream()
                    .filter(it -> it.attribute("name").equals(child.attribute("name")))
                    .findFirst()
                    .orElse(null);
        }
        return position <= candidates.size() ? candidates.get(position - 1) : null;
    }

    private static @Nullable XmlElement controller(
            XmlElement child, List<XmlElement> candidates, int position) {
        String type = child.attribute("type").orElse("");
        String index = child.attribute("index").orElse("");
        int seen = 0;
        for (XmlElement candidate : candidates) {
            if (!candidate.attribute("type").orElse("").equals(type)) {
                continue;
            }
            seen++;
            if (index.isEmpty()
                    ? seen == position
                    : SameMeaning.of(index, candidate.attribute("index").orElse(""))) {
                return candidate;
            }
        }
        return null;
    }

    private static @Nullable XmlElement port(
            XmlElement child, List<XmlElement> candidates, int position) {
        String wanted = portNumber(child);
        for (XmlElement candidate : candidates) {
            if (!wanted.isEmpty() && SameMeaning.of(wanted, portNumber(candidate))) {
                return candidate;
            }
        }
        return position <= candidates.size() ? candidates.get(position - 1) : null;
    }

    private static String portNumber(XmlElement port) {
        return port.child("target").flatMap(target -> target.attribute("port")).orElse("");
    }

    /// Lists what a VMX file says that nobody asked for.
    ///
    /// @param domain the domain as it was read
    /// @param recovered the root of the document that was made of the VMX file
    /// @param known the root of the document of the domain
    /// @param file the VMX file
    static List<Loss> assumed(
            DomainDefinition domain, XmlElement recovered, XmlElement known, VmxFile file) {
        List<Loss> assumed = new ArrayList<>();
        file.get("guestOS")
                .filter(guest -> guest.equals("other") || guest.equals("other-64"))
                .ifPresent(guest ->
                        assumed.add(
                                new Loss(
                                        Loss.Kind.DEFAULTED,
                                        "guestOS",
                                        guest,
                                        "a domain names its architecture "
                                                + domain.os().architecture()
                                                + ", not its system")));
        addExtra(assumed, known, recovered, "/domain");
        XmlElement devices = recovered.child("devices").orElse(XmlElement.empty("devices"));
        known.child("devices").ifPresent(it -> addExtra(assumed, it, devices, "/domain/devices"));
        return assumed;
    }

    private static void addExtra(
            List<Loss> assumed, XmlElement known, XmlElement recovered, String path) {
        Set<String> done = new HashSet<>();
        for (XmlElement child : recovered.elements()) {
            if (!done.add(child.name())) {
                continue;
            }
            List<XmlElement> there = recovered.children(child.name());
            int count = known.children(child.name()).size();
            for (int i = count; i < there.size(); i++) {
                String place =
                        path + '/' + child.name() + (there.size() == 1 ? "" : "[" + (i + 1) + "]");
                addLeaves(assumed, there.get(i), place);
            }
        }
    }

    private static void addLeaves(List<Loss> assumed, XmlElement element, String path) {
        for (XmlAttribute attribute : element.attributes()) {
            if (!isDeclaration(attribute.name())) {
                addAssumed(assumed, path + "/@" + attribute.name(), attribute.value());
            }
        }
        if (element.elements().isEmpty()) {
            if (!element.text().isBlank() || element.attributes().isEmpty()) {
                addAssumed(assumed, path, element.text());
            }
            return;
        }
        for (XmlElement child : element.elements()) {
            addLeaves(assumed, child, path + '/' + child.name());
        }
    }

    private static void addAssumed(List<Loss> assumed, String place, String value) {
        assumed.add(
                new Loss(
                        Loss.Kind.DEFAULTED,
                        place,
                        value,
                        "a virtual machine of VMware has or needs it"));
    }
}
