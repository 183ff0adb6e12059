package dev.vireo.shell.conversion;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainXml;
import dev.vireo.model.DomainXmlOptions;
import dev.vireo.model.RawText;
import dev.vireo.model.VirtException;
import dev.vireo.vmx.Conversion;
import dev.vireo.vmx.FileNames;
import dev.vireo.vmx.Loss;
import dev.vireo.vmx.VmxConverter;
import dev.vireo.vmx.VmxFile;
import dev.vireo.vmx.VmxLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// How `convert` converts a text: a domain document to a VMX file, anything else to a domain
/// document.
///
/// @param level whose behaviour it shows
/// @param fileNames what file names look like
/// @param hardwareVersion the hardware version of a VMX file it writes; empty for that of the
///   document
/// @param passwords whether passwords are in a document it writes
record FileConversion(
        VmxLevel level, FileNames fileNames, OptionalInt hardwareVersion, boolean passwords) {
    /// A direction.
    enum Direction {
        /// To a domain document.
        TO_XML("xml"),
        /// To a VMX file.
        TO_VMX("vmx");

        private final String format;

        Direction(String format) {
            this.format = format;
        }

        /// Returns the format of the result, which is its file's suffix too.
        String format() {
            return format;
        }

        /// Finds out what a text is: only a document begins with `<`.
        static Direction of(String text) {
            String start = text.startsWith("\ufeff") ? text.substring(1) : text;
            return start.stripLeading().startsWith("<") ? TO_VMX : TO_XML;
        }
    }

    /// What came of a text.
    ///
    /// @param direction what it was converted to
    /// @param text the result
    /// @param losses what could not be carried over as it was
    record Converted(Direction direction, String text, List<Loss> losses) {}

    /// Converts a text.
    ///
    /// @throws dev.vireo.model.VirtException if it cannot be converted
    Converted convert(String text) {
        VmxConverter converter = VmxConverter.builder().level(level).fileNames(fileNames).build();
        return switch (Direction.of(text)) {
            case TO_XML -> {
                Conversion<DomainDefinition> made =
                        converter.toDomainWithLosses(
                                VmxFile.parse(RawText.encode(withoutMark(text))));
                String document = DomainXml.write(made.result(), options());
                yield new Converted(
                        Direction.TO_XML, document, withPassword(made.losses(), made.result()));
            }
            case TO_VMX -> {
                Conversion<VmxFile> made =
                        hardwareVersion.isPresent()
                                ? converter.toVmxWithLosses(text, hardwareVersion.getAsInt())
                                : converter.toVmxWithLosses(text);
                yield new Converted(Direction.TO_VMX, made.result().toString(), made.losses());
            }
        };
    }

    /// Tells whether a text that this conversion refuses can be converted at level [VmxLevel#FULL].
    boolean isForFull(String text) {
        if (level == VmxLevel.FULL) {
            return false;
        }
        try {
            new FileConversion(VmxLevel.FULL, fileNames, hardwareVersion, passwords).convert(text);
            return true;
        } catch (VirtException _) { // wrong at every level
            return false;
        }
    }

    private DomainXmlOptions options() {
        return DomainXmlOptions.DEFAULT
                .withPasswords(passwords)
                .withClusters(level.isAtLeast(VmxLevel.LIBVIRT_12));
    }

    /// A password that the document does not show is lost too.
    private List<Loss> withPassword(List<Loss> losses, DomainDefinition domain) {
        boolean hidden =
                !passwords
                        && domain.devices().graphics().stream()
                                .anyMatch(display -> display.password().isPresent());
        if (!hidden) {
            return losses;
        }
        List<Loss> all = new ArrayList<>(losses);
        all.add(
                new Loss(
                        Loss.Kind.NOT_EXPRESSED,
                        "RemoteDisplay.vnc.password",
                        "(hidden)",
                        "passwords are left out; --security-info includes them"));
        return all;
    }

    /// libvirt knows no byte order mark; editors write one.
    private String withoutMark(String text) {
        return level.isAtLeast(VmxLevel.FULL) && text.startsWith("\ufeff")
                ? text.substring(1)
                : text;
    }
}
