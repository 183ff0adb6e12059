package dev.vireo.it;

import dev.vireo.model.Disk;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.testkit.UnitTestNames;
import dev.vireo.vmx.FileNames;
import java.util.Optional;

/// The file names of the driver in libvirt's unit tests.
///
/// @param autodetect whether the model of a SCSI controller can be asked for; it is lsilogic
record UnitTestFileNames(boolean autodetect) implements FileNames {
    /// Says no without a word, as the driver of libvirt's tests does.
    @SuppressWarnings("serial") // never serialized
    static final class Refusal extends VirtException {
        Refusal(RuntimeException cause) {
            super(ErrorCode.INTERNAL_ERROR, "file name", cause);
        }
    }

    @Override
    public Optional<String> toSource(String name, boolean mayBeMissing) {
        try {
            return UnitTestNames.toSource(name, mayBeMissing);
        } catch (IllegalArgumentException e) {
            throw new Refusal(e);
        }
    }

    @Override
    public String toName(String source) {
        try {
            return UnitTestNames.toName(source);
        } catch (IllegalArgumentException e) {
            throw new Refusal(e);
        }
    }

    @Override
    public Optional<String> scsiModel(Disk disk) {
        return autodetect ? Optional.of("lsilogic") : Optional.empty();
    }
}
