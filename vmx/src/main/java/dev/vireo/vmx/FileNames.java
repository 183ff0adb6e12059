package dev.vireo.vmx;

import dev.vireo.model.Disk;
import java.util.Optional;

/// Turns the file names of a VMX file into those of a domain document and back. What they look like
/// depends on where the file lies, so a driver, or the one who converts a file without any server,
/// says it.
///
/// libvirt: `virVMXContext`.
public interface FileNames {
    /// Turns the name in a VMX file into the source of a domain document.
    ///
    /// libvirt: `parseFileName`.
    ///
    /// @param name the name as it stands in the VMX file
    /// @param mayBeMissing whether a file that does not exist is fine, as for an image in a CD-ROM
    ///   drive
    /// @return the source, such as `[datastore1] web/web.vmdk`; empty only if the file does not
    ///   exist and may be missing
    /// @throws dev.vireo.model.VirtException if the name means nothing here
    Optional<String> toSource(String name, boolean mayBeMissing);

    /// Turns the source of a domain document into the name in a VMX file.
    ///
    /// libvirt: `formatFileName`.
    ///
    /// @param source the source, such as `[datastore1] web/web.vmdk`
    /// @return the name
    /// @throws dev.vireo.model.VirtException if the source means nothing here
    String toName(String source);

    /// Finds the model of the SCSI controller that a disk wants, for controllers with model `auto`.
    ///
    /// libvirt: `autodetectSCSIControllerModel`.
    ///
    /// @param disk the disk
    /// @return the model in the words of a domain document, such as `lsilogic`; empty if nobody
    ///   knows
    default Optional<String> scsiModel(Disk disk) {
        return Optional.empty();
    }

    /// Returns names that are the same on both sides, as on Workstation, Fusion and Player.
    ///
    /// @return the file names
    static FileNames verbatim() {
        return VerbatimFileNames.INSTANCE;
    }

    /// Returns the names of a VMX file that lies in a directory of a datastore, without asking any
    /// server: a plain name lies in that directory, and `/vmfs/volumes/ds/path` is `[ds] path`
    /// whether or not there is such a datastore.
    ///
    /// libvirt: `esxParseVMXFileName` and `esxFormatVMXFileName`, which look for the datastore;
    /// `domxml-from-native` takes `[?] ?` for the directory.
    ///
    /// @param directory the directory, such as `[datastore1] web`
    /// @return the file names
    static FileNames inDirectory(String directory) {
        return new DirectoryFileNames(directory);
    }
}
