package dev.vireo.driver.esx;

import dev.vireo.api.DomainXmlFlag;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainXml;
import dev.vireo.model.DomainXmlOptions;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vmx.DatastorePath;
import dev.vireo.vmx.FileNames;
import dev.vireo.vmx.VmxConverter;
import dev.vireo.vmx.VmxFile;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// A machine's VMX file and what the domain document says beside it.
///
/// libvirt: `esxDomainGetXMLDesc`.
///
/// @param machine the machine
/// @param path where its VMX file is
/// @param files the files of its datacenter
/// @param datacenter its datacenter
/// @param place the host that it is on, which knows its datastores
/// @param active whether it was not off
record DomainDocument(
        Machine machine,
        DatastorePath path,
        DatastoreFiles files,
        ManagedObjectReference datacenter,
        Scope place,
        boolean active) {
    private static final String VERB = "read the configuration of";

    /// Asks where everything is, in one request.
    static DomainDocument locate(Machine machine) {
        List<Row> rows =
                machine.session()
                        .rows(
                                Scope.machineAndPlace(
                                        machine.reference(),
                                        List.of(
                                                Properties.VMX_PATH,
                                                VirtualMachines.POWER_STATE,
                                                VirtualMachines.HOST)),
                                machine.name());
        Row own = machine.own(rows);
        machine.seen(VirtualMachines.powerState(own));
        String path =
                own.find(Properties.VMX_PATH, String.class)
                        .filter(text -> !text.isEmpty())
                        .orElseThrow(() -> own.missing(Properties.VMX_PATH));
        String datacenter =
                Scope.datacenterPath(rows)
                        .orElseThrow(() ->
                                new VirtException(
                                        ErrorCode.INTERNAL_ERROR,
                                        "the server does not show the datacenter of '"
                                                + machine.name()
                                                + "' to this user"));
        return new DomainDocument(
                machine,
                DatastorePath.parse(path),
                new DatastoreFiles(machine.session(), datacenter),
                Row.ofType(rows, Scope.DATACENTER).object(),
                own.find(VirtualMachines.HOST, ManagedObjectReference.class)
                        .map(Scope::ofHost)
                        .orElse(machine.scope()),
                machine.isActive());
    }

    /// Downloads the VMX file.
    ///
    /// @throws VirtException `INTERNAL_ERROR` if it is empty, as that of a machine whose files were
    ///   lost may be
    byte[] fetchBytes() {
        String verb = VERB + " '" + machine.name() + "'";
        byte[] bytes = files.read(path, verb);
        if (bytes.length == 0) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "Could not " + verb + ": file '" + path + "' is empty");
        }
        return bytes;
    }

    /// Downloads and reads it.
    VmxFile fetchConfig() {
        return VmxFile.parse(fetchBytes());
    }

    /// Makes a definition of the VMX file.
    DomainDefinition definition(VmxFile config) {
        DomainDefinition read =
                VmxConverter.builder()
                        .fileNames(fileNames())
                        .datacenterPath(files.datacenterPath())
                        .managedObject(machine.reference().value())
                        .build()
                        .toDomain(config);
        return OwnEntries.of(config).in(read);
    }

    /// Returns what file names in the VMX file mean.
    FileNames fileNames() {
        return HostFileNames.of(machine.session(), place, directory(path));
    }

    /// Returns the directory that a file is in, as a datastore path.
    static String directory(DatastorePath path) {
        String folder = path.folder();
        return "[" + path.datastore() + "]" + (folder.isEmpty() ? "" : " " + folder);
    }

    /// Downloads the VMX file and writes the document.
    String fetch(Set<DomainXmlFlag> flags) {
        OptionalInt id =
                active && !flags.contains(DomainXmlFlag.INACTIVE)
                        ? VirtualMachines.id(machine.reference())
                        : OptionalInt.empty();
        return DomainXml.write(
                definition(fetchConfig()),
                DomainXmlOptions.DEFAULT
                        .withPasswords(flags.contains(DomainXmlFlag.SECURE))
                        .withId(id));
    }
}
