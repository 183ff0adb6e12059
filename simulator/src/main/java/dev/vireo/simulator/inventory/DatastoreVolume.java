package dev.vireo.simulator.inventory;

import dev.vireo.vim.DatastoreInfo;
import dev.vireo.vim.HostNasVolume;
import dev.vireo.vim.HostScsiDiskPartition;
import dev.vireo.vim.HostVmfsVolume;
import dev.vireo.vim.HostVvolVolume;
import dev.vireo.vim.LocalDatastoreInfo;
import dev.vireo.vim.NasDatastoreInfo;
import dev.vireo.vim.VmfsDatastoreInfo;
import dev.vireo.vim.VsanDatastoreInfo;
import dev.vireo.vim.VvolDatastoreInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a datastore lies on.
sealed interface DatastoreVolume {
    /// The largest file.
    long LARGEST_FILE = 64L << 40;

    /// The largest disk.
    long LARGEST_DISK = 62L << 40;

    /// Returns its directory in `/vmfs/volumes`.
    String directory();

    /// Returns `summary.type`.
    String type();

    /// Starts the information that is particular to this kind.
    ///
    /// @param name the name of the datastore
    /// @param capacity bytes
    /// @param shared whether several hosts have mounted it
    DatastoreInfo.Builder<?> info(String name, long capacity, boolean shared);

    /// Returns where hosts have mounted it.
    default String path() {
        return "/vmfs/volumes/" + directory();
    }

    /// Returns whether its top-level directories are objects of their own, which only the namespace
    /// manager makes, and nothing else lies beside them.
    default boolean hasNamespaces() {
        return false;
    }

    /// Writes what the volume is.
    void save(StateWriter out);

    /// Reads what [#save(StateWriter)] wrote.
    static DatastoreVolume restored(StateReader in) {
        String directory = in.requiredText("volume");
        String kind = in.requiredText("type");
        return switch (kind) {
            case "VMFS" -> new Vmfs(directory, in.requiredText("disk"));
            case "OTHER" -> new Local(directory, in.requiredText("path"));
            case "vsan" -> new Vsan(directory);
            case "VVOL" -> new Vvol(directory);
            default ->
                    new Nas(
                            directory,
                            kind,
                            in.requiredText("server"),
                            in.requiredText("path"),
                            in.text("user").orElse(null));
        };
    }

    /// A VMFS volume.
    ///
    /// @param uuid its identifier, also the name of its directory
    /// @param diskName the canonical name of the disk it is on
    record Vmfs(String uuid, String diskName) implements DatastoreVolume {
        @Override
        public String directory() {
            return uuid;
        }

        @Override
        public String type() {
            return "VMFS";
        }

        @Override
        public void save(StateWriter out) {
            out.text("volume", uuid).text("type", type()).text("disk", diskName);
        }

        @Override
        public DatastoreInfo.Builder<?> info(String name, long capacity, boolean shared) {
            return VmfsDatastoreInfo.builder()
                    .maxPhysicalRDMFileSize(LARGEST_FILE)
                    .maxVirtualRDMFileSize(LARGEST_DISK)
                    .vmfs(
                            HostVmfsVolume.builder()
                                    .type("VMFS")
                                    .name(name)
                                    .capacity(capacity)
                                    .blockSizeMb(1)
                                    .blockSize(1024)
                                    .maxBlocks(64 << 20)
                                    .majorVersion(6)
                                    .version("6.82")
                                    .uuid(uuid)
                                    .extent(
                                            List.of(
                                                    HostScsiDiskPartition.builder()
                                                            .diskName(diskName)
                                                            .partition(8)
                                                            .build()))
                                    .vmfsUpgradable(false)
                                    .ssd(true)
                                    .local(!shared)
                                    .build());
        }
    }

    /// A directory of a server.
    ///
    /// @param directory its directory in `/vmfs/volumes`
    /// @param kind `NFS`, `NFS41` or `CIFS`
    /// @param remoteHost the server
    /// @param remotePath the directory on the server
    /// @param userName who logs in to it, null for nobody
    record Nas(
            String directory,
            String kind,
            String remoteHost,
            String remotePath,
            @Nullable String userName)
            implements DatastoreVolume {
        @Override
        public String type() {
            return kind;
        }

        @Override
        public void save(StateWriter out) {
            out.text("volume", directory)
                    .text("type", kind)
                    .text("server", remoteHost)
                    .text("path", remotePath)
                    .text("user", userName);
        }

        @Override
        public DatastoreInfo.Builder<?> info(String name, long capacity, boolean shared) {
            return NasDatastoreInfo.builder()
                    .nas(
                            HostNasVolume.builder()
                                    .type(kind)
                                    .name(name)
                                    .capacity(capacity)
                                    .remoteHost(remoteHost)
                                    .remotePath(remotePath)
                                    .userName(userName)
                                    .remoteHostNames(List.of(remoteHost))
                                    .securityType("AUTH_SYS")
                                    .protocolEndpoint(false)
                                    .build());
        }
    }

    /// The disks of a cluster's hosts together.
    ///
    /// @param directory its directory in `/vmfs/volumes`, `vsan:` and an identifier
    record Vsan(String directory) implements DatastoreVolume {
        @Override
        public String type() {
            return "vsan";
        }

        @Override
        public boolean hasNamespaces() {
            return true;
        }

        @Override
        public void save(StateWriter out) {
            out.text("volume", directory).text("type", type());
        }

        @Override
        public DatastoreInfo.Builder<?> info(String name, long capacity, boolean shared) {
            return VsanDatastoreInfo.builder()
                    .membershipUuid(directory.substring(directory.indexOf(':') + 1));
        }
    }

    /// A container of an array of disks, which keeps each virtual disk by itself.
    ///
    /// @param directory its directory in `/vmfs/volumes`, `vvol:` and an identifier
    record Vvol(String directory) implements DatastoreVolume {
        @Override
        public String type() {
            return "VVOL";
        }

        @Override
        public boolean hasNamespaces() {
            return true;
        }

        @Override
        public void save(StateWriter out) {
            out.text("volume", directory).text("type", type());
        }

        @Override
        public DatastoreInfo.Builder<?> info(String name, long capacity, boolean shared) {
            return VvolDatastoreInfo.builder()
                    .vvolDS(
                            HostVvolVolume.builder()
                                    .type("VVOL")
                                    .name(name)
                                    .capacity(capacity)
                                    .scId(directory)
                                    .hostPE(List.of())
                                    .vasaProviderInfo(List.of())
                                    .storageArray(List.of())
                                    .build());
        }
    }

    /// A directory of the host's own file system.
    ///
    /// @param directory its directory in `/vmfs/volumes`
    /// @param localPath where it is
    record Local(String directory, String localPath) implements DatastoreVolume {
        @Override
        public String type() {
            return "OTHER";
        }

        @Override
        public void save(StateWriter out) {
            out.text("volume", directory).text("type", type()).text("path", localPath);
        }

        @Override
        public DatastoreInfo.Builder<?> info(String name, long capacity, boolean shared) {
            return LocalDatastoreInfo.builder().path(localPath);
        }
    }
}
