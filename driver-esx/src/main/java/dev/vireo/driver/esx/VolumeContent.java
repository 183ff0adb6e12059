package dev.vireo.driver.esx;

import dev.vireo.api.TransferRoute;
import dev.vireo.api.VolumeRange;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vmx.DatastorePath;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Where the content of a volume is: a file of the datastore, which is the volume's own or, of a
/// virtual disk, the one that the disk's descriptor names.
///
/// @param files the way to it
/// @param volume the path of the volume
/// @param path the path of the file with the content
/// @param file that file, as it was when it was looked at
/// @param size how large the content is, in bytes
/// @param fixed whether it must keep that size, as a disk's must
record VolumeContent(
        DatastoreFiles files,
        String volume,
        DatastorePath path,
        RemoteFile file,
        long size,
        boolean fixed) {

    /// Looks for the content: one request for the place of the datacenter and one for the file; of
    /// a disk two more for its descriptor.
    ///
    /// @param volume the path of the volume
    /// @param disk whether it is a virtual disk
    /// @param verb what is done, for messages
    /// @throws VirtException `NO_STORAGE_VOL` if there is no such file, `OPERATION_UNSUPPORTED` if
    ///   the content is not in one file
    ///
    /// @param route which way the content is to take
    /// @param connections over how many connections at a time
    static VolumeContent find(
            DatastorePool pool,
            DatastorePath volume,
            boolean disk,
            String verb,
            TransferRoute route,
            int connections) {
        DirectWay direct =
                DirectWay.of(
                        pool.site().session(),
                        route,
                        KeeperChoice.of(pool),
                        connections,
                        "Could not " + verb + " '" + volume + "'");
        DatastoreFiles files = files(pool).by(direct);
        try {
            RemoteFile own = files.open(volume, verb);
            return disk
                    ? ofDisk(files, volume, own, verb)
                    : new VolumeContent(files, volume.toString(), volume, own, own.size(), false);
        } catch (VirtException e) {
            if (RemoteFile.isMissing(e)) {
                throw new VirtException(
                        ErrorCode.NO_STORAGE_VOL,
                        "No storage volume with key or path '" + volume + "'",
                        e);
            }
            throw e;
        }
    }

    /// Finds the way to the files of a pool: one request for the place of the datacenter.
    static DatastoreFiles files(DatastorePool pool) {
        return new DatastoreFiles(pool.site().session(), datacenterPath(pool));
    }

    private static String datacenterPath(DatastorePool pool) {
        ManagedObjectReference datacenter = pool.requireDatacenter();
        return Scope.datacenterPath(
                        pool.site()
                                .session()
                                .rows(Scope.datacenterAndPlace(datacenter), "the datacenter"))
                .orElse("");
    }

    private static VolumeContent ofDisk(
            DatastoreFiles files, DatastorePath volume, RemoteFile own, String verb) {
        FlatExtent extent;
        try {
            extent = FlatExtent.of(volume.fileName(), descriptor(own));
        } catch (FlatExtent.OtherFormatException e) {
            throw new VirtException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "Could not "
                            + verb
                            + " '"
                            + volume
                            + "': "
                            + e.why()
                            + "; 'vireo pull' copies the disks of a domain, whatever they consist of");
        }
        DatastorePath path = beside(volume, extent.file());
        RemoteFile flat = files.open(path, verb);
        if (flat.size() < extent.bytes()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "Could not "
                            + verb
                            + " '"
                            + volume
                            + "': the disk has "
                            + extent.bytes()
                            + " bytes, but '"
                            + path
                            + "' only "
                            + flat.size());
        }
        return new VolumeContent(files, volume.toString(), path, flat, extent.bytes(), true);
    }

    private static byte[] descriptor(RemoteFile own) {
        long size = own.size();
        try (RemoteRead read = own.read(0, Math.min(size, FlatExtent.LARGEST_DESCRIPTOR))) {
            return read.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it throws nothing of that kind
        }
    }

    private static DatastorePath beside(DatastorePath volume, String name) {
        String folder = volume.folder();
        return new DatastorePath(volume.datastore(), folder.isEmpty() ? name : folder + "/" + name);
    }

    /// Returns how many bytes a part has.
    ///
    /// @throws VirtException `INVALID_ARG` if it goes beyond the end
    long length(VolumeRange range) {
        return range.lengthIn(volume, size);
    }

    /// Says which way the content took.
    String route() {
        return files.direct().describe();
    }

    /// Reads a part of the content.
    RemoteRead read(long offset, long length) {
        return file.read(offset, length);
    }

    /// Requires that nobody has changed the content since it was looked at: one request.
    ///
    /// @throws VirtException `NO_STORAGE_VOL` if it is gone, `OPERATION_FAILED` if it is another
    ///   one
    void requireSame() {
        String verb = file.route().verb();
        String failure = "Could not " + verb + " '" + volume + "': ";
        FileVersion now;
        try {
            now = files.open(path, verb).version();
        } catch (VirtException e) {
            if (RemoteFile.isMissing(e)) {
                throw new VirtException(
                        ErrorCode.NO_STORAGE_VOL, failure + "it was removed meanwhile", e);
            }
            throw e;
        }
        if (!now.equals(file.version())) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    failure + "it was changed meanwhile, and that change would be lost");
        }
    }

    /// Looks at the content as it is now, where the file may be another one.
    VolumeContent reopened() {
        RemoteFile now = files.open(path, file.route().verb());
        return new VolumeContent(files, volume, path, now, fixed ? size : now.size(), fixed);
    }
}
