package dev.vireo.driver.esx;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainPersistence;
import dev.vireo.api.DomainXmlFlag;
import dev.vireo.api.MetadataKind;
import dev.vireo.api.Modification;
import dev.vireo.api.UndefineFlag;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlDocument;
import dev.vireo.model.XmlElement;
import dev.vireo.vim.OptionValue;
import dev.vireo.vim.RenameTaskRequest;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vmx.HexEscape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Describes a machine, renames and removes it.
interface MachinePersistence extends DomainPersistence {
    /// What tasks do, for messages.
    String DESCRIBE = "change the description of";

    /// Returns the machine that this is about.
    Machine machine();

    @Override
    default String fetchXml(Set<DomainXmlFlag> flags) {
        return DomainDocument.locate(machine()).fetch(flags);
    }

    @Override
    default byte[] fetchNativeConfig() {
        return DomainDocument.locate(machine()).fetchBytes();
    }

    @Override
    default void undefine(Set<UndefineFlag> flags) {
        new DomainRemoval(machine().throughVcenter()).remove(flags);
        machine().active(false);
    }

    @Override
    default Domain rename(String name) {
        checkName(name);
        if (name.equals(machine().name())) {
            throw new VirtException(ErrorCode.OPERATION_INVALID, "Can't rename domain to itself");
        }
        machine().prepare("rename");
        machine()
                .run(
                        RenameTaskRequest.builder(machine().reference())
                                .newName(HexEscape.NAME.escape(name))
                                .build(),
                        "rename");
        return new EsxDomain(machine().named(name));
    }

    /// Refuses what is no name.
    static void checkName(String name) {
        if (name.isEmpty() || name.indexOf('\n') >= 0) {
            throw new VirtException(ErrorCode.INVALID_ARG, "a domain's name is one line of text");
        }
    }

    @Override
    default Optional<String> fetchMetadata(
            MetadataKind kind, String namespace, Set<Modification> sides) {
        Row row = machine().fetch(kind == MetadataKind.DESCRIPTION ? NOTE : OPTIONS, STATE);
        Sides.check(sides, VirtualMachines.powerState(row));
        return switch (kind) {
            case DESCRIPTION -> row.find(NOTE, String.class).filter(text -> !text.isEmpty());
            case TITLE -> text(row, OwnEntries.TITLE);
            case ELEMENT -> metadata(row).find(namespace).map(XmlDocument::write);
        };
    }

    @Override
    default void setMetadata(
            MetadataKind kind,
            Optional<String> text,
            String prefix,
            String namespace,
            Set<Modification> sides) {
        Sides.check(sides, machine().prepare(DESCRIBE).powerState());
        VirtualMachineConfigSpec.Builder<?> change = VirtualMachineConfigSpec.builder();
        switch (kind) {
            case DESCRIPTION -> change.annotation(text.orElse(""));
            case TITLE -> change.extraConfig(List.of(option(OwnEntries.TITLE, title(text))));
            case ELEMENT -> {
                MetadataText now = metadata(machine().fetch(OPTIONS));
                MetadataText next = now.with(namespace, prefix, text.map(XmlDocument::parse));
                if (text.isEmpty() && next.equals(now)) {
                    throw new VirtException(
                            ErrorCode.NO_DOMAIN_METADATA,
                            "Requested metadata element is not present");
                }
                change.extraConfig(List.of(option(OwnEntries.METADATA, next.text().orElse(""))));
            }
        }
        machine().reconfigure(change.build(), DESCRIBE);
    }

    private static String title(Optional<String> text) {
        String title = text.orElse("");
        if (title.indexOf('\n') >= 0) {
            throw new VirtException(ErrorCode.INVALID_ARG, "metadata title can't contain newlines");
        }
        return title;
    }

    private static OptionValue option(String key, String value) {
        return OptionValue.builder().key(key).value(value).build();
    }

    private static Optional<String> text(Row row, String key) {
        return row.list(OPTIONS, OptionValue.class).stream()
                .filter(option -> option.key().equals(key))
                .map(option -> String.valueOf(option.value()))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static MetadataText metadata(Row row) {
        return text(row, OwnEntries.METADATA)
                .map(MetadataText::parse)
                .orElse(new MetadataText(List.<XmlElement>of()));
    }

    /// The property that holds a machine's annotation.
    String NOTE = "config.annotation";

    /// The property that holds entries of the VMX file that the host has no name for.
    String OPTIONS = "config.extraConfig";

    /// The property that holds the power state.
    String STATE = VirtualMachines.POWER_STATE;
}
