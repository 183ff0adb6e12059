package dev.vireo.driver.esx;

import dev.vireo.api.Domain;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ReloadRequest;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vmx.DatastorePath;
import dev.vireo.vmx.VmxConverter;
import dev.vireo.vmx.VmxFile;
import java.util.Objects;

/// Changes a machine that is switched off to what a document says, in its VMX file: what the
/// document has changed is changed there, all else stays. The old file lies beside the new one
/// until the host has read that.
///
/// libvirt's driver does not change domains that exist.
///
/// @param machine the machine
record DomainEditor(Machine machine) {
    private static final String VERB = "redefine";

    Domain edit(DomainDefinition wanted) {
        Facts facts = machine.prepare(VERB);
        Machine.checkState(facts.powerState(), VirtualMachinePowerState.POWERED_OFF);
        DomainDocument document = DomainDocument.locate(machine);
        VmxFile old = document.fetchConfig();
        VmxFile changed = changed(document, old, wanted);
        if (!changed.toString().equals(old.toString())) {
            replace(document, old, changed);
        }
        String name = wanted.name().orElse(machine.name());
        if (name.equals(machine.name())) {
            return new EsxDomain(machine);
        }
        try {
            return new EsxDomain(machine).rename(name);
        } catch (VirtException e) {
            if (!changed.toString().equals(old.toString())) {
                replace(document, changed, old);
            }
            throw e;
        }
    }

    /// Writes what the document has changed into the old file. Both are made into files by the same
    /// rules, so that only what differs between them is what somebody has changed.
    private VmxFile changed(DomainDocument document, VmxFile old, DomainDefinition wanted) {
        VmxConverter converter =
                VmxConverter.builder().escapingLineBreaks().fileNames(document.fileNames()).build();
        int hardware = hardwareVersion(old);
        HardwareVersion.checkUnchanged(wanted, hardware);
        DomainDefinition is = converter.toDomain(old);
        VmxFile before = converter.toVmx(is, hardware);
        VmxFile after = converter.toVmx(wanted.toBuilder().name(is.name()).build(), hardware);
        return OwnEntries.of(wanted).in(new VmxChange(before, after).in(old));
    }

    private static int hardwareVersion(VmxFile file) {
        try {
            return Integer.parseInt(file.get("virtualHW.version").orElse(""));
        } catch (NumberFormatException e) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR, "the VMX file has no hardware version", e);
        }
    }

    /// Puts a file in the place of another one and has the host read it. If the host does not take
    /// it, the old one comes back.
    private void replace(DomainDocument document, VmxFile old, VmxFile next) {
        DatastoreFiles files = document.files();
        DatastorePath path = document.path();
        String verb = VERB + " '" + machine.name() + "'";
        DatastorePath kept = new DatastorePath(path.datastore(), path.path() + ".before");
        files.replace(kept, old.toBytes(), verb);
        try {
            files.replace(path, next.toBytes(), verb);
            reload();
        } catch (VirtException e) {
            throw restored(document, old, kept, e);
        }
        removeLeftover(document, kept);
    }

    private void removeLeftover(DomainDocument document, DatastorePath kept) {
        try {
            removal(document).removeLeftover(kept);
        } catch (VirtException e) {
            throw new VirtException(
                    e.code(),
                    "Domain '"
                            + machine.name()
                            + "' has its new configuration, but the old one could not be removed: "
                            + e.detail(),
                    e);
        }
    }

    private FileRemoval removal(DomainDocument document) {
        return new FileRemoval(machine.session(), document.datacenter());
    }

    private VirtException restored(
            DomainDocument document, VmxFile old, DatastorePath kept, VirtException reason) {
        try {
            document.files()
                    .replace(document.path(), old.toBytes(), VERB + " '" + machine.name() + "'");
            reload();
            removal(document).removeLeftover(kept);
            return reason;
        } catch (VirtException e) {
            e.addSuppressed(reason);
            return new VirtException(
                    reason.code(),
                    reason.detail()
                            + "; its VMX file could not be put back ("
                            + e.detail()
                            + ") and lies in '"
                            + kept
                            + "'",
                    e);
        }
    }

    /// Has the host read the file, and checks that it is still the same machine for it.
    private void reload() {
        machine.session()
                .call(ReloadRequest.builder(machine.reference()).build(), VERB, machine.name());
        Row row = machine.fetch(VirtualMachines.UUID_TEXT);
        if (!Objects.equals(VirtualMachines.uuid(row), machine.uuid())) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "Could not "
                            + VERB
                            + " '"
                            + machine.name()
                            + "': the host does not take its changed VMX file");
        }
    }
}
