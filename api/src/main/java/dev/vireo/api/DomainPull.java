package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.nio.file.Path;

/// A domain whose disks are copied to this machine, to run it on another hypervisor for example.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface DomainPull {
    /// Copies the content that the domain's disks have now, or had at a snapshot: one image for
    /// each disk, which needs no other file. Beside them go the domain's configuration as the
    /// server has it, its document, and its firmware's variables.
    ///
    /// An image has its name only when it is whole. A pull that fails leaves what it has, and the
    /// same pull goes on from there. The domain is not changed, but for a snapshot with
    /// [PullFlag#LIVE], which is removed again.
    ///
    /// libvirt has nothing like it.
    ///
    /// @param folder where to; it is made if it is not there
    /// @param options how
    /// @return what was done
    /// @throws VirtException `OPERATION_INVALID` if the domain is not off, or the disks were
    ///   changed meanwhile; `OPERATION_UNSUPPORTED` if a disk cannot be copied;
    ///   `NO_DOMAIN_SNAPSHOT` if there is no such snapshot; `OPERATION_FAILED` if a file is in the
    ///   way or a disk is damaged; `SYSTEM_ERROR` if a file cannot be written; `OPERATION_ABORTED`
    ///   if the thread was interrupted
    default PullReport pull(Path folder, PullOptions options) {
        throw Unsupported.function("Domain.pull");
    }
}
