package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFileException;
import dev.vireo.simulator.datastore.DiskContent;
import dev.vireo.simulator.datastore.VirtualDiskFiles;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A disk as the guest of a machine sees it: it reads through all that the disk is based on, and
/// writes to the file that the machine is on.
///
/// The content gets another identifier (`CID`) when it is written to for the first time since the
/// machine was started, as with real hosts, or each time while the machine is off.
public final class GuestDisk {
    private final SimVirtualMachine vm;
    private final int number;

    GuestDisk(SimVirtualMachine vm, int number) {
        this.vm = vm;
        this.number = number;
    }

    /// Returns the file that the machine is on.
    ///
    /// @return a datastore path
    public String path() {
        return vm.inventory().locked(() -> vm.config().disks().get(number).path());
    }

    /// Returns how large it is.
    ///
    /// @return bytes
    public long capacity() {
        return look(DiskContent::capacity);
    }

    /// Reads a part.
    ///
    /// @param position where it begins
    /// @param length how many bytes
    /// @return the bytes
    /// @throws IllegalArgumentException if it ends behind the end of the disk
    public byte[] read(long position, int length) {
        return look(content -> {
            require(content, position, length);
            byte[] bytes = new byte[length];
            content.read(bytes, position);
            return bytes;
        });
    }

    /// Writes a part.
    ///
    /// @param position where it begins
    /// @param bytes the part
    /// @throws IllegalArgumentException if it ends behind the end of the disk
    public void write(long position, byte[] bytes) {
        change(content -> {
            require(content, position, bytes.length);
            content.write(bytes, position);
            return bytes;
        });
    }

    /// Makes a part zero, as a guest does that says so in one command.
    ///
    /// @param position where it begins
    /// @param length how many bytes
    /// @param unmapped whether it says that it does not need them any more
    /// @throws IllegalArgumentException if it ends behind the end of the disk
    public void zero(long position, long length, boolean unmapped) {
        change(content -> {
            require(content, position, length);
            content.zero(position, length, unmapped);
            return content;
        });
    }

    private static void require(DiskContent content, long position, long length) {
        if (position < 0 || length < 0 || length > content.capacity() - position) {
            throw new IllegalArgumentException(
                    length
                            + " bytes at "
                            + position
                            + " are not on the disk, which has "
                            + content.capacity());
        }
    }

    private FilePlace place() {
        return new HostSite(vm.host()).place(path());
    }

    private <R> R look(Work<R> work) {
        return vm.inventory()
                .locked(() -> {
                    FilePlace place = place();
                    return run(place, () -> DiskContent.open(place.files(), place.path()), work);
                });
    }

    private void change(Work<?> work) {
        vm.inventory()
                .durably(() -> {
                    FilePlace place = place();
                    long id = changedId(place);
                    Object result =
                            run(
                                    place,
                                    () ->
                                            DiskContent.openForWriting(
                                                    place.files(), place.path(), id),
                                    work);
                    place.datastore().touch();
                    return result;
                });
    }

    /// Returns the identifier of the content when it is written to now.
    private long changedId(FilePlace place) {
        long now = VirtualDiskFiles.describe(place.files(), place.path()).contentId();
        if (vm.power() == PowerState.ON && vm.writtenContents().contains(now)) {
            return now;
        }
        long next = vm.inventory().identities().number("content of " + place, now) & 0x7fffffffL;
        vm.writtenContents().add(next);
        return next;
    }

    private static <R> R run(FilePlace place, Opening opening, Work<R> work) {
        try (DiskContent content = opening.open()) {
            return work.run(content);
        } catch (DatastoreFileException e) {
            throw new IllegalStateException(place + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(place + ": " + e.getMessage(), e);
        }
    }

    private interface Opening {
        DiskContent open();
    }

    private interface Work<R> {
        R run(DiskContent content) throws IOException;
    }
}
