package dev.vireo.driver.esx;

import dev.vireo.api.DefineOptions;
import dev.vireo.api.Domain;
import dev.vireo.api.Version;
import dev.vireo.model.Disk;
import dev.vireo.model.DiskDevice;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.SourceType;
import dev.vireo.model.VirtException;
import dev.vireo.vmx.DatastoreItemName;
import dev.vireo.vmx.DatastorePath;
import dev.vireo.vmx.VmxConverter;
import dev.vireo.vmx.VmxFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes a domain of a document: writes its VMX file beside its first disk and registers it. What
/// goes wrong on the way leaves nothing behind.
///
/// libvirt: `esxDomainDefineXMLFlags`.
///
/// @param session the session
/// @param scope where the connection looks
/// @param version the version of the server's product
/// @param gsx whether it is VMware Server
record DomainMaker(EsxSession session, Scope scope, Version version, boolean gsx) {
    Domain make(DomainDefinition wanted, DefineOptions options) {
        MachineHome home =
                MachineHome.find(session, scope, datastore(wanted.devices().disks()), options);
        String name = wanted.name().orElse("");
        VmxFile config = config(wanted, home);
        DatastorePath path = path(wanted.devices().disks(), name);
        return new NewMachine(session, scope, home, path, wanted.uuid(), name)
                .write(config.toBytes())
                .register();
    }

    private VmxFile config(DomainDefinition wanted, MachineHome home) {
        Version host = home.hostVersion().orElse(version);
        VmxFile file =
                VmxConverter.builder()
                        .escapingLineBreaks()
                        .fileNames(HostFileNames.of(session, home.place(), "[?] ?"))
                        .build()
                        .toVmx(wanted, HardwareVersion.chosen(wanted, host, gsx));
        return OwnEntries.of(wanted).in(file);
    }

    /// Says in which datastore the VMX file is to be, as far as that can be told before the
    /// document is checked.
    private static Optional<String> datastore(List<Disk> disks) {
        return disks.stream()
                .filter(DomainMaker::isFile)
                .findFirst()
                .flatMap(Disk::source)
                .filter(source -> source.startsWith("[") && source.indexOf(']') > 0)
                .map(source -> source.substring(1, source.indexOf(']')));
    }

    private static boolean isFile(Disk disk) {
        return disk.device() == DiskDevice.DISK && disk.type() == SourceType.FILE;
    }

    /// Says where the VMX file is to be: beside the first disk.
    static DatastorePath path(List<Disk> disks, String name) {
        if (disks.isEmpty()) {
            throw noPlace("doesn't contain any disks");
        }
        Disk first =
                disks.stream()
                        .filter(DomainMaker::isFile)
                        .findFirst()
                        .orElseThrow(() -> noPlace("doesn't contain any file-based harddisks"));
        String source =
                first.source()
                        .orElseThrow(() ->
                                new VirtException(
                                        ErrorCode.INTERNAL_ERROR,
                                        "First file-based harddisk has no source, cannot deduce"
                                                + " datastore and path for VMX file"));
        DatastorePath disk = DatastorePath.parse(source);
        if (!source.toLowerCase(Locale.ROOT).endsWith(".vmdk")) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "Expecting source '"
                            + source
                            + "' of first file-based harddisk to be a VMDK image");
        }
        String folder = disk.folder();
        return new DatastorePath(
                disk.datastore(),
                (folder.isEmpty() ? "" : folder + "/") + DatastoreItemName.escape(name) + ".vmx");
    }

    private static VirtException noPlace(String why) {
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                "Domain XML " + why + ", cannot deduce datastore and path for VMX file");
    }
}
