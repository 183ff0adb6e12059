package dev.vireo.driver.esx;

import dev.vireo.api.StorageVolume;
import dev.vireo.api.VolumeOptions;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.StorageVolumeDefinition;
import dev.vireo.model.VirtException;
import dev.vireo.vmx.DatastorePath;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Makes files that are no virtual disks, such as the image of a CD, for an upload to fill them.
/// libvirt's driver makes none.
///
/// @param pool the datastore
record PlainFileMaker(DatastorePool pool) {
    private static final Set<String> FORMATS = Set.of("raw", "iso");

    /// Of what is no disk, servers show these as images of CDs and of floppies.
    private static final List<String> SHOWN = List.of(".iso", ".flp");

    private static final String VERB = "create volume";

    /// Returns whether a document is about such a file: it has neither size nor a name of a disk.
    /// One with a size is refused as libvirt does.
    static boolean isAsked(StorageVolumeDefinition wanted) {
        return wanted.capacity() == 0 && isNoDisk(wanted);
    }

    /// Returns whether a document is about a file that is no disk, whatever its size.
    static boolean isNoDisk(StorageVolumeDefinition wanted) {
        return wanted.type().equals("file")
                && FORMATS.contains(wanted.format().orElse("raw"))
                && !wanted.name().toLowerCase(Locale.ROOT).endsWith(VolumeMaker.SUFFIX);
    }

    StorageVolume make(StorageVolumeDefinition wanted, VolumeOptions options) {
        if (SHOWN.stream().noneMatch(wanted.name().toLowerCase(Locale.ROOT)::endsWith)) {
            throw new VirtException(
                    ErrorCode.NO_SUPPORT,
                    "Volume name '"
                            + wanted.name()
                            + "' has unsupported suffix: a datastore shows no other files as"
                            + " volumes than "
                            + String.join(", ", SHOWN));
        }
        DatastorePath asked = VolumeName.newFile(pool.name(), wanted.name());
        if (!options.equals(VolumeOptions.DEFAULT)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "'" + wanted.name() + "' is no virtual disk: it has no adapter and no blocks");
        }
        DatastoreFiles files = VolumeContent.files(pool);
        VolumeFolder folder = VolumeFolder.make(pool, asked);
        DatastorePath file = folder.file();
        folder.orRemove(() -> {
            if (files.exists(file, VERB)) { // not every server looks before it overwrites
                throw DatastoreFiles.alreadyThere(file, VERB);
            }
            files.create(file, new byte[0], VERB);
        });
        return new DatastoreVolume(pool, wanted.name(), file, false);
    }
}
