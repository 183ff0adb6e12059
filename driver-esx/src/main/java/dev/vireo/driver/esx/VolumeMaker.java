package dev.vireo.driver.esx;

import dev.vireo.api.StorageVolume;
import dev.vireo.api.VolumeOptions;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.StorageVolumeDefinition;
import dev.vireo.model.StorageVolumeXml;
import dev.vireo.model.VirtException;
import dev.vireo.vim.CopyVirtualDiskTaskRequest;
import dev.vireo.vim.CreateVirtualDiskTaskRequest;
import dev.vireo.vim.FileBackedVirtualDiskSpec;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vim.VirtualDiskSpec;
import dev.vireo.vmx.DatastorePath;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes virtual disks in a datastore; other files are [PlainFileMaker]'s.
///
/// libvirt: `esxStorageVolCreateXML` and `esxStorageVolCreateXMLFrom`.
///
/// @param pool the datastore
record VolumeMaker(DatastorePool pool) {
    static final String SUFFIX = ".vmdk";
    private static final String THICK = "preallocated";
    private static final String EAGER = "eagerZeroedThick";
    private static final List<String> ADAPTERS = List.of("ide", "busLogic", "lsiLogic");
    private static final String USUAL_ADAPTER = "lsiLogic";

    StorageVolume make(String xml, VolumeOptions options) {
        StorageVolumeDefinition wanted = StorageVolumeXml.read(xml);
        if (PlainFileMaker.isAsked(wanted)) {
            return new PlainFileMaker(pool).make(wanted, options);
        }
        DatastorePath asked = check(wanted);
        FileBackedVirtualDiskSpec spec =
                FileBackedVirtualDiskSpec.builder()
                        .diskType(diskType(wanted, options))
                        .adapterType(adapter(options))
                        .capacityKb(Math.ceilDiv(wanted.capacity(), 1024L))
                        .build();
        VolumeFolder folder = VolumeFolder.make(pool, asked);
        DatastorePath file = folder.file();
        folder.orRemove(() ->
                run(
                        session()
                                .call(
                                        CreateVirtualDiskTaskRequest.builder(manager())
                                                .name(file.toString())
                                                .datacenter(datacenter(pool))
                                                .spec(spec)
                                                .build(),
                                        "create volume",
                                        file.toString()),
                        "create volume",
                        file));
        return new DatastoreVolume(pool, wanted.name(), file, true);
    }

    StorageVolume copy(String xml, StorageVolume source, VolumeOptions options) {
        StorageVolumeDefinition wanted = StorageVolumeXml.read(xml);
        DatastorePath asked = check(wanted);
        if (!(source instanceof DatastoreVolume from)
                || !from.home().site().session().equals(session())) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "'" + source.path() + "' is no volume of a datastore of this connection");
        }
        VirtualDiskSpec spec = copySpec(options);
        VolumeFolder folder = VolumeFolder.make(pool, asked);
        DatastorePath file = folder.file();
        folder.orRemove(() ->
                run(
                        session()
                                .call(
                                        CopyVirtualDiskTaskRequest.builder(manager())
                                                .sourceName(from.path())
                                                .sourceDatacenter(datacenter(from.home()))
                                                .destName(file.toString())
                                                .destDatacenter(datacenter(pool))
                                                .destSpec(spec)
                                                .force(false)
                                                .build(),
                                        "copy volume",
                                        from.path()),
                        "copy volume",
                        from.file()));
        return new DatastoreVolume(pool, wanted.name(), file, true);
    }

    /// Says how a copy is to be, if it is not to be as its source: a vCenter takes no such wish.
    private static @Nullable VirtualDiskSpec copySpec(VolumeOptions options) {
        if (options.equals(VolumeOptions.DEFAULT)) {
            return null;
        }
        return VirtualDiskSpec.builder()
                .diskType(options.eagerZeroed() ? EAGER : THICK)
                .adapterType(adapter(options))
                .build();
    }

    private DatastorePath check(StorageVolumeDefinition wanted) {
        if (!wanted.type().equals("file")) {
            throw unsupported("Creating non-file volumes is not supported");
        }
        DatastorePath file = VolumeName.newFile(pool.name(), wanted.name());
        if (!wanted.name().toLowerCase(Locale.ROOT).endsWith(SUFFIX)) {
            throw unsupported(
                    "Volume name '"
                            + wanted.name()
                            + "' has unsupported suffix, expecting '.vmdk'"
                            + (PlainFileMaker.isNoDisk(wanted)
                                    ? "; a file that is no disk is made with capacity 0, and an"
                                            + " upload gives it its size"
                                    : ""));
        }
        String format = wanted.format().orElse("raw");
        if (!format.equals("vmdk")) {
            throw unsupported("Creation of " + format + " volumes is not supported");
        }
        return file;
    }

    private static String diskType(StorageVolumeDefinition wanted, VolumeOptions options) {
        if (wanted.allocation() == wanted.capacity()) {
            return options.eagerZeroed() ? EAGER : THICK;
        }
        if (wanted.allocation() != 0 || options.eagerZeroed()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR, "Unsupported capacity-to-allocation relation");
        }
        return "thin";
    }

    private static String adapter(VolumeOptions options) {
        String wanted = options.adapter().orElse(USUAL_ADAPTER);
        return ADAPTERS.stream()
                .filter(wanted::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.INVALID_ARG,
                                "there is no adapter type '"
                                        + wanted
                                        + "'; there is: "
                                        + String.join(", ", ADAPTERS)));
    }

    private void run(ManagedObjectReference task, String verb, DatastorePath object) {
        session().work(task, verb, object.toString());
    }

    private EsxSession session() {
        return pool.site().session();
    }

    private ManagedObjectReference manager() {
        return session().singleton(ServiceContent::virtualDiskManager, "virtual disk manager");
    }

    private static @Nullable ManagedObjectReference datacenter(DatastorePool pool) {
        return pool.datastore().datacenter().orElse(null);
    }

    private static VirtException unsupported(String detail) {
        return new VirtException(ErrorCode.NO_SUPPORT, detail);
    }
}
