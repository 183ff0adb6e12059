package dev.vireo.shell.comparison;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainProfile;
import dev.vireo.model.DomainXml;
import dev.vireo.model.DomainXmlLevel;
import dev.vireo.model.DomainXmlOptions;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.RawText;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlDocument;
import dev.vireo.model.XmlElement;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.InputFile;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.vmx.Conversion;
import dev.vireo.vmx.FileNames;
import dev.vireo.vmx.Loss;
import dev.vireo.vmx.VmxConverter;
import dev.vireo.vmx.VmxFile;
import dev.vireo.vmx.VmxLevel;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One of the two that are compared: a domain of the server, a VMX file or a domain document.
///
/// @param name what was given for it
record Side(String name) {
    private static final String STANDARD_INPUT = "-";

    /// Returns whether it is standard input, which can be read only once.
    boolean isInput() {
        return name.equals(STANDARD_INPUT);
    }

    /// Tells a file from a domain by how it is written, so that nothing depends on what there is in
    /// the current folder.
    boolean isFile() {
        return isInput()
                || name.endsWith(".vmx")
                || name.endsWith(".xml")
                || name.startsWith("/")
                || name.startsWith("./")
                || name.startsWith("../");
    }

    /// Reads it.
    ///
    /// @param directory where a VMX file lies, as in `[datastore1] web`
    Reading read(Session session, String directory) {
        String text = isFile() ? file(session) : domain(session);
        try {
            if (text.stripLeading().startsWith("<")) {
                boolean identified = XmlDocument.parse(text).child("uuid").isPresent();
                return new Reading(completed(text), Optional.empty(), identified);
            }
            Conversion<DomainDefinition> converted = vmx(text, directory);
            return new Reading(
                    completed(written(converted.result())),
                    Optional.of(unexpressed(converted.losses())),
                    true);
        } catch (VirtException e) {
            throw CommandFailure.because("failed to read '" + name + "'", e);
        }
    }

    /// What of a VMX file is not in the document that is made of it, by its keys.
    private static Map<String, String> unexpressed(List<Loss> losses) {
        Map<String, String> entries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Loss loss : losses) {
            if (loss.kind() != Loss.Kind.DEFAULTED) {
                String value = loss.value();
                boolean truth = value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
                entries.put("vmx/" + loss.place(), truth ? value.toLowerCase(Locale.ROOT) : value);
            }
        }
        return entries;
    }

    /// Reading fills defaults in.
    private static XmlElement completed(String document) {
        return XmlDocument.parse(written(document(document)));
    }

    private static String written(DomainDefinition domain) {
        return DomainXml.write(domain, DomainXmlOptions.DEFAULT);
    }

    private String domain(Session session) {
        return DomainLookup.ANY.find(session, name).fetchXml(Set.of());
    }

    private String file(Session session) {
        if (!name.equals(STANDARD_INPUT)) {
            return InputFile.read(session.file(name));
        }
        try {
            return RawText.decode(InputFile.readAll(session.input()));
        } catch (IOException e) {
            throw CommandFailure.of(
                    ErrorCode.SYSTEM_ERROR, "cannot read standard input: " + InputFile.why(e));
        }
    }

    private static DomainDefinition document(String text) {
        return DomainXml.read(text, DomainXmlLevel.FULL, DomainProfile.ESX);
    }

    /// Reads a VMX file as the server's domains are read, and what libvirt refuses as well as it
    /// goes.
    private static Conversion<DomainDefinition> vmx(String text, String directory) {
        try {
            return vmx(text, directory, VmxLevel.LIBVIRT_9_0);
        } catch (VirtException _) {
            return vmx(text, directory, VmxLevel.FULL);
        }
    }

    private static Conversion<DomainDefinition> vmx(String text, String directory, VmxLevel level) {
        VmxConverter converter =
                VmxConverter.builder()
                        .level(level)
                        .fileNames(FileNames.inDirectory(directory))
                        .build();
        return converter.toDomainWithLosses(VmxFile.parse(RawText.encode(text)));
    }
}
