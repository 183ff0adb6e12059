package dev.vireo.driver.esx;

import dev.vireo.api.StorageVolume;
import dev.vireo.api.VolumeOptions;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.StorageVolumeDefinition;
import dev.vireo.model.VirtException;
import dev.vireo.vmx.DatastorePath;
import java.util.Locale;
import java.util.Set;

/// Makes files that are no virtual disks, such as the image of a CD, for an upload to fill them.
/// libvirt's driver makes none.
///
/// @param pool the datastore
record PlainFileMaker(DatastorePool pool) {
    private static final Set<String> FORMATS = Set.of("raw", "iso");
    private static final String VERB = "create volume";

    /// Returns whether a document is about such a file: it has neither size nor a name of a disk.
    /// One with a size is refused as libvirt does.
    static boolean isAsked(StorageVolumeDefinition wanted) {
        return wanted.type().equals("file")
                && wanted.capacity() == 0
                && FORMATS.contains(wanted.format().orElse("raw"))
                && !wanted.name().toLowerCase(Locale.ROOT).endsWith(VolumeMaker.SUFFIX);
    }

    StorageVolume make(StorageVolumeDefinition wanted, VolumeOptions options) {
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
