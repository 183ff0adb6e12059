package dev.vireo.driver.esx;

import dev.vireo.model.Disk;
import dev.vireo.model.DiskBus;
import dev.vireo.model.DiskDevice;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.SourceType;
import dev.vireo.model.VirtException;
import dev.vireo.vim.HostDatastoreBrowserSearchResults;
import dev.vireo.vim.HostDatastoreBrowserSearchSpec;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.SearchDatastoreTaskRequest;
import dev.vireo.vim.VmDiskFileInfo;
import dev.vireo.vim.VmDiskFileQuery;
import dev.vireo.vim.VmDiskFileQueryFlags;
import dev.vireo.vmx.DatastorePath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Looks at virtual disks for the SCSI controller that they were made for.
///
/// libvirt: `esxAutodetectSCSIControllerModel`.
///
/// @param session the session
/// @param mounts the datastores
record DiskSearch(EsxSession session, Supplier<DatastoreMounts> mounts) {
    /// Finds the model of the controller that a disk wants.
    ///
    /// @return the model in the words of a domain document; empty for what is no file in a
    ///   datastore
    /// @throws VirtException `NO_STORAGE_VOL` if there is no such disk
    Optional<String> scsiModel(Disk disk) {
        String source = disk.source().orElse("");
        if (disk.device() != DiskDevice.DISK
                || disk.bus() != DiskBus.SCSI
                || disk.type() != SourceType.FILE
                || !source.startsWith("[")) {
            return Optional.empty();
        }
        String type =
                find(DatastorePath.parse(source))
                        .map(VmDiskFileInfo::controllerType)
                        .orElseThrow(() ->
                                new VirtException(
                                        ErrorCode.INTERNAL_ERROR,
                                        "'" + source + "' is no disk that tells its controller"));
        return Optional.of(model(type));
    }

    private static String model(String controllerType) {
        return switch (controllerType.toLowerCase(Locale.ROOT)) {
            case "virtualbuslogiccontroller" -> "buslogic";
            case "virtuallsilogiccontroller" -> "lsilogic";
            case "virtuallsilogicsascontroller" -> "lsisas1068";
            case "paravirtualscsicontroller" -> "vmpvscsi";
            default ->
                    throw new VirtException(
                            ErrorCode.INTERNAL_ERROR,
                            "Found unexpected controller model '" + controllerType + "'");
        };
    }

    private Optional<VmDiskFileInfo> find(DatastorePath path) {
        ManagedObjectReference browser =
                mounts.get()
                        .named(path.datastore())
                        .flatMap(DatastoreMounts.Mount::browser)
                        .orElseThrow(() -> notFound(path));
        ManagedObjectReference task =
                session.call(
                        SearchDatastoreTaskRequest.builder(browser)
                                .datastorePath(DomainDocument.directory(path))
                                .searchSpec(search(path.fileName()))
                                .build(),
                        "look for",
                        path.toString());
        return result(task, path)
                .filter(HostDatastoreBrowserSearchResults.class::isInstance)
                .map(HostDatastoreBrowserSearchResults.class::cast)
                .flatMap(found -> found.file().stream().findFirst())
                .map(file -> {
                    if (file instanceof VmDiskFileInfo disk) {
                        return Optional.of(disk);
                    }
                    return Optional.<VmDiskFileInfo>empty();
                })
                .orElseThrow(() -> notFound(path));
    }

    private Optional<Object> result(ManagedObjectReference task, DatastorePath path) {
        try {
            return session.result(task, "look for", path.toString());
        } catch (VirtException e) {
            throw FileRemoval.isGone(e) ? notFound(path) : e;
        }
    }

    private static HostDatastoreBrowserSearchSpec search(String fileName) {
        return HostDatastoreBrowserSearchSpec.builder()
                .query(
                        List.of(
                                VmDiskFileQuery.builder()
                                        .details(
                                                VmDiskFileQueryFlags.builder()
                                                        .diskType(true)
                                                        .capacityKb(false)
                                                        .hardwareVersion(false)
                                                        .controllerType(true)
                                                        .build())
                                        .build()))
                .searchCaseInsensitive(false)
                .matchPattern(List.of(fileName))
                .build();
    }

    private static VirtException notFound(DatastorePath path) {
        return new VirtException(
                ErrorCode.NO_STORAGE_VOL, "No storage volume with key or path '" + path + "'");
    }
}
