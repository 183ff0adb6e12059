package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DiskContent;
import dev.vireo.simulator.datastore.DiskUpload;
import dev.vireo.simulator.datastore.VmdkFormatException;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One transfer of a file of a lease. Not thread-safe, but its methods take the inventory's lock
/// where they need it.
public final class LeaseTransfer {
    private static final int STEPS = 100;

    private final SimHttpNfcLease lease;
    private final LeaseFile file;
    private long told;

    LeaseTransfer(SimHttpNfcLease lease, LeaseFile file) {
        this.lease = lease;
        this.file = file;
    }

    private Inventory inventory() {
        return lease.inventory();
    }

    private HostSite site() {
        return new HostSite(file.machine().host());
    }

    /// Returns the name of the file.
    ///
    /// @return for example `disk-0.vmdk`
    public String name() {
        return file.name();
    }

    /// Returns whether the file is a disk.
    ///
    /// @return false for another file
    public boolean isDisk() {
        return file.disk().isPresent();
    }

    /// Returns whether the lease is for an upload.
    ///
    /// @return false if it is for a download
    public boolean isImport() {
        return lease.isImport();
    }

    /// Opens the disk for reading.
    ///
    /// @return the open disk
    /// @throws SimFault if it cannot be read
    public DiskContent openDisk() {
        return inventory().locked(() -> file.disk().orElseThrow().open(site()));
    }

    /// Opens a file that is no disk for reading.
    ///
    /// @return the open file
    /// @throws SimFault if it cannot be read
    public FileChannel openFile() {
        return inventory()
                .locked(() -> {
                    FilePlace place = site().place(file.path());
                    return FileFaults.translating(
                            place.datastore(), () -> place.files().open(place.path()));
                });
    }

    /// Starts to write the disk.
    ///
    /// @return the upload
    /// @throws SimFault if it cannot be written
    public DiskUpload upload() {
        return inventory()
                .locked(() -> {
                    FilePlace place = file.disk().orElseThrow().find(site());
                    return FileFaults.translating(
                            place.datastore(), () -> DiskUpload.of(place.files(), place.path()));
                });
    }

    /// Makes what computes the checksum that the client wants to see.
    ///
    /// @return a digest
    public MessageDigest digest() {
        try {
            return MessageDigest.getInstance(file.algorithm());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has these
        }
    }

    /// Says how much of the disk has been seen.
    ///
    /// @param bytes from the beginning
    public void seen(long bytes) {
        long step = Math.max(1, file.expected() / STEPS);
        if (bytes / step != told) {
            told = bytes / step;
            inventory()
                    .locked(() -> {
                        file.seen(bytes);
                        lease.moved();
                        return null;
                    });
        }
    }

    /// Says that the file has gone over the wire as a whole.
    ///
    /// @param size bytes
    /// @param digest their checksum
    /// @param populated how many bytes of a disk were in it
    public void done(long size, byte[] digest, long populated) {
        String text = HexFormat.of().formatHex(digest);
        inventory()
                .locked(() -> {
                    file.transferred(new LeaseFile.Transferred(size, text, populated));
                    lease.moved();
                    return null;
                });
    }

    /// Gives the disk what has come.
    ///
    /// @param upload what has come
    /// @throws SimFault if the lease has ended meanwhile, or the disk cannot be written
    public void commit(DiskUpload upload) {
        inventory()
                .durably(() -> {
                    lease.requireReady();
                    SimDatastore datastore = file.disk().orElseThrow().find(site()).datastore();
                    long id = inventory().identities().number("content " + lease.id(), 0);
                    FileFaults.translating(
                            datastore,
                            () -> {
                                upload.commit(id & 0xfffffffeL);
                                return null;
                            });
                    datastore.touch();
                    return null;
                });
    }

    /// Writes a file that is no disk.
    ///
    /// @param content all of it
    /// @throws SimFault if the lease has ended meanwhile, or it cannot be written
    public void write(byte[] content) {
        inventory()
                .durably(() -> {
                    lease.requireReady();
                    FilePlace place = site().place(file.path());
                    FileFaults.translating(
                            place.datastore(),
                            () -> {
                                place.files().write(place.path(), content);
                                return null;
                            });
                    place.datastore().touch();
                    return null;
                });
    }

    /// Lets the lease fail because wrong bytes have come.
    ///
    /// @param reason what is wrong
    public void fail(VmdkFormatException reason) {
        inventory()
                .locked(() -> {
                    lease.fail(SimHttpNfcLease.badDisk(String.valueOf(reason.getMessage())));
                    return null;
                });
    }
}
