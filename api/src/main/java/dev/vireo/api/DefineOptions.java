package dev.vireo.api;

import java.util.Optional;

/// Where a new domain is to be, and how its document is looked at.
///
/// @param validate whether the document is checked more strictly, as libvirt's `VALIDATE` asks
/// @param folder the path of the folder of machines, for example `Sites/Public`; empty for the one
///   at the top
/// @param pool the path of the resource pool or vApp below the host's, for example `Web`; empty for
///   the host's own
public record DefineOptions(boolean validate, Optional<String> folder, Optional<String> pool) {
    /// What virsh does unless told otherwise.
    public static final DefineOptions DEFAULT =
            new DefineOptions(false, Optional.empty(), Optional.empty());
}
