package dev.vireo.vmx;

import dev.vireo.model.Disk;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.testkit.UnitTestNames;
import java.util.Optional;

/// The file names of the driver in libvirt's unit tests.
///
/// @param autodetect whether the model of a SCSI controller can be asked for; it is lsilogic
record TestFileNames(boolean autodetect) implements FileNames {
    @Override
    public Optional<String> toSource(String name, boolean mayBeMissing) {
        try {
            return UnitTestNames.toSource(name, mayBeMissing);
        } catch (IllegalArgumentException e) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "no file " + name, e);
        }
    }

    @Override
    public String toName(String source) {
        try {
            return UnitTestNames.toName(source);
        } catch (IllegalArgumentException e) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "no file " + source, e);
        }
    }

    @Override
    public Optional<String> scsiModel(Disk disk) {
        return autodetect ? Optional.of("lsilogic") : Optional.empty();
    }
}
