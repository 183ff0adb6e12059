package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.simulator.datastore.VirtualDiskFiles.Provisioning;
import dev.vireo.simulator.machine.DiskFacts;
import dev.vireo.simulator.machine.FileOperation;
import java.util.ArrayList;
import java.util.List;

/// Does with the files of disks what a new configuration asks for.
///
/// @param site where the disks are
record DiskWork(HostSite site) {
    private static final int HARDWARE_VERSION = 20;

    /// Does all operations. If one fails the disks that were made before it are gone again.
    void run(List<FileOperation> operations) {
        List<FilePlace> made = new ArrayList<>();
        List<Given> given = new ArrayList<>(); // those that are to go
        try {
            for (FileOperation operation : operations) {
                FilePlace place = site.place(operation.path());
                FileFaults.translating(
                        place.datastore(),
                        () -> {
                            run(operation, place, made, given);
                            return null;
                        });
                place.datastore().touch();
            }
        } catch (SimFault fault) {
            made.reversed().forEach(DiskWork::deleteIfThere);
            throw fault;
        }
        for (Given each : given) {
            site.host().inventory().afterwards(() -> delete(each));
        }
    }

    /// A disk that goes.
    ///
    /// @param place where it is
    /// @param withFolder whether its directory goes too, if nothing else is in it
    private record Given(FilePlace place, boolean withFolder) {}

    private static void delete(Given given) {
        FilePlace place = given.place;
        FileFaults.translating(
                place.datastore(),
                () -> {
                    VirtualDiskFiles.delete(place.files(), place.path());
                    if (given.withFolder) {
                        VmDisks.deleteFolderIfEmpty(place.files(), place.path());
                    }
                    return null;
                });
        place.datastore().touch();
    }

    private void run(
            FileOperation operation, FilePlace place, List<FilePlace> made, List<Given> given) {
        switch (operation) {
            case FileOperation.CreateDisk create -> {
                makeDirectory(place);
                create(place, create.facts());
                made.add(place);
            }
            case FileOperation.CopyDisk copy -> {
                makeDirectory(place);
                copy(site.place(copy.source()), place, copy.facts());
                made.add(place);
            }
            case FileOperation.ExtendDisk extend ->
                    VirtualDiskFiles.extend(
                            place.files(), place.path(), extend.capacityBytes(), false);
            case FileOperation.DeleteDisk _ -> {
                VirtualDiskFiles.describe(place.files(), place.path());
                given.add(new Given(place, false));
            }
            case FileOperation.MoveDisk move -> {
                FilePlace from = site.place(move.source());
                makeDirectory(place);
                VirtualDiskFiles.duplicate(from.files(), from.path(), place.files(), place.path());
                made.add(place);
                if (!move.shared()) {
                    given.add(new Given(from, true));
                }
                move.parent()
                        .ifPresent(parent ->
                                VirtualDiskFiles.reparent(
                                        place.files(), place.path(), site.place(parent).path()));
                if (move.thin().isPresent() && !move.thin().get()) {
                    VirtualDiskFiles.inflate(place.files(), place.path(), false);
                }
            }
        }
    }

    private static void makeDirectory(FilePlace place) {
        int slash = place.path().lastIndexOf('/');
        if (slash > 0 && !place.files().exists(place.path().substring(0, slash))) {
            place.files().createDirectory(place.path().substring(0, slash), true);
        }
    }

    private void create(FilePlace place, DiskFacts facts) {
        if (facts.parent().isPresent()) {
            FilePlace parent = site.place(facts.parent().get());
            VirtualDiskFiles.createDelta(place.files(), place.path(), parent.path(), contentId());
            return;
        }
        VirtualDiskFiles.create(place.files(), place.path(), spec(facts));
    }

    private VirtualDiskFiles.Spec spec(DiskFacts facts) {
        return new VirtualDiskFiles.Spec(
                facts.capacityBytes(),
                provisioning(facts),
                "lsilogic",
                facts.uuid().orElseGet(site::nextUuid),
                contentId(),
                HARDWARE_VERSION,
                0);
    }

    private static Provisioning provisioning(DiskFacts facts) {
        if (facts.thin()) {
            return Provisioning.THIN;
        }
        return facts.eagerlyScrubbed() ? Provisioning.EAGER_ZEROED : Provisioning.THICK;
    }

    private long contentId() {
        Inventory inventory = site.host().inventory();
        return inventory.identities().number("content", inventory.nextMachineNumber())
                & 0xfffffffeL;
    }

    private void copy(FilePlace from, FilePlace to, DiskFacts facts) {
        VirtualDiskFiles.copy(from.files(), from.path(), to.files(), to.path(), spec(facts));
    }

    private static void deleteIfThere(FilePlace place) {
        if (place.files().exists(place.path())) {
            VirtualDiskFiles.delete(place.files(), place.path());
        }
    }
}
