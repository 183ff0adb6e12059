package dev.vireo.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `<cpu>`.
///
/// libvirt: `virCPUDefParseXML`.
final class CpuReader {
    private static final int VENDOR_ID_LENGTH = 12;

    private static final long MAXIMUM = 0xffffffffL;

    private final XmlReading reading;

    CpuReader(XmlReading reading) {
        this.reading = reading;
    }

    /// Reads a CPU.
    Cpu read(XmlElement element) {
        CpuMode mode = mode(element);
        boolean custom = mode == CpuMode.CUSTOM;
        XmlValues.word(reading, element, "match", "minimum", "exact", "strict");
        XmlValues.word(reading, element, "check", "none", "partial", "full");
        checkMigratable(element, mode);
        XmlElement modelElement = element.first("model");
        String model = model(modelElement);
        if (XmlValues.text(element.first("vendor")) != null && model == null) {
            throw cpuError(ErrorCode.XML_ERROR, "CPU vendor specified without CPU model", element);
        }
        Optional<CpuTopology> topology = topology(element.first("topology"));
        List<CpuFeature> features = features(element, custom && model == null);
        if (custom && model == null && element.value("check") != null) {
            throw reading.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "check attribute specified for CPU with no model",
                    element);
        }
        boolean names = !custom || model != null;
        return new Cpu(mode, names, topology, features, rest(element, custom, model));
    }

    private XmlElement rest(XmlElement element, boolean custom, @Nullable String model) {
        XmlElement rest =
                reading.rest(
                        element, reading.isNewer() ? DomainSchema.NEWER_CPU : DomainSchema.CPU);
        if (!custom || model == null) {
            rest = RestEdit.withoutChild(rest, "model");
            rest = RestEdit.set(rest, "match", null);
        } else {
            XmlElement there = rest.first("model");
            if (there != null && there.value("fallback") == null) {
                rest = RestEdit.withAttribute(rest, "model", "fallback", "allow");
            }
        }
        return rest;
    }

    private CpuMode mode(XmlElement element) {
        String text = element.value("mode");
        if (text == null) {
            return CpuMode.CUSTOM;
        }
        return CpuMode.of(text)
                .orElseThrow(() ->
                        cpuError(
                                ErrorCode.CONFIG_UNSUPPORTED,
                                "Invalid mode attribute '" + text + "'",
                                element));
    }

    private void checkMigratable(XmlElement element, CpuMode mode) {
        String text = XmlValues.word(reading, element, "migratable", "on", "off");
        if (text != null && mode != CpuMode.HOST_PASSTHROUGH && mode != CpuMode.MAXIMUM) {
            throw cpuError(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "Attribute migratable is only allowed for 'host-passthrough' / 'maximum' CPU"
                            + " mode",
                    element);
        }
    }

    private @Nullable String model(@Nullable XmlElement element) {
        if (element == null) {
            return null;
        }
        String fallback = element.value("fallback");
        if (fallback != null && !fallback.equals("allow") && !fallback.equals("forbid")) {
            throw cpuError(ErrorCode.CONFIG_UNSUPPORTED, "Invalid fallback attribute", element);
        }
        String vendor = element.value("vendor_id");
        if (vendor != null && vendor.length() != VENDOR_ID_LENGTH) {
            throw cpuError(
                    ErrorCode.XML_ERROR, "vendor_id must be exactly 12 characters long", element);
        }
        return XmlValues.text(element);
    }

    private Optional<CpuTopology> topology(@Nullable XmlElement element) {
        if (element == null) {
            return Optional.empty();
        }
        int sockets = XmlValues.positive(reading, element, "sockets");
        int dies = XmlValues.positive(reading, element, "dies", 1);
        int clusters = reading.isNewer() ? XmlValues.positive(reading, element, "clusters", 1) : 1;
        int cores = XmlValues.positive(reading, element, "cores");
        int threads = XmlValues.positive(reading, element, "threads");
        return Optional.of(new CpuTopology(sockets, dies, clusters, cores, threads));
    }

    /// Refuses more CPUs than a number has room for, which libvirt does after the devices.
    void validate(XmlElement element) {
        XmlElement counts = element.first("topology");
        CpuTopology topology = topology(counts).orElse(null);
        if (counts == null || topology == null) {
            return;
        }
        long product = 1;
        for (int count :
                new int[] {
                    topology.sockets(),
                    topology.dies(),
                    topology.clusters(),
                    topology.cores(),
                    topology.threads()
                }) {
            product *= Integer.toUnsignedLong(count);
            if (product > MAXIMUM) {
                throw reading.error(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        "cpu topology results in more than " + MAXIMUM + " cpus",
                        counts);
            }
        }
    }

    private List<CpuFeature> features(XmlElement element, boolean modelless) {
        List<CpuFeature> features = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (XmlElement feature : element.children("feature")) {
            // without a model features have no meaning to libvirt; others use them all the same
            if (modelless && !reading.isFull()) {
                throw cpuError(
                        ErrorCode.XML_ERROR,
                        "Non-empty feature list specified without CPU model",
                        feature);
            }
            String policy = feature.value("policy");
            Optional<FeaturePolicy> known =
                    policy == null ? Optional.of(FeaturePolicy.REQUIRE) : FeaturePolicy.of(policy);
            if (known.isEmpty()) {
                throw cpuError(ErrorCode.CONFIG_UNSUPPORTED, "Invalid CPU feature policy", feature);
            }
            String name = feature.value("name");
            if (name == null || name.isEmpty()) {
                throw cpuError(ErrorCode.XML_ERROR, "Invalid CPU feature name", feature);
            }
            if (!names.add(name)) {
                throw cpuError(
                        ErrorCode.XML_ERROR,
                        "CPU feature '" + name + "' specified more than once",
                        feature);
            }
            features.add(new CpuFeature(name, known));
        }
        return features;
    }

    private DomainXmlException cpuError(ErrorCode code, String detail, XmlElement at) {
        return reading.errorOf(ErrorDomain.CPU, code, detail, at);
    }
}
