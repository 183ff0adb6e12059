package dev.vireo.driver.esx;

import dev.vireo.model.StoragePoolDefinition.Host;
import dev.vireo.model.StoragePoolDefinition.Source;
import dev.vireo.vim.DatastoreInfo;
import dev.vireo.vim.HostNasVolume;
import dev.vireo.vim.NasDatastoreInfo;
import dev.vireo.vim.VmfsDatastoreInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What a datastore is in the words of a pool's document.
///
/// libvirt knows local directories, VMFS, NFS 3 and CIFS, and fails for the others. Of these, NFS
/// 4.1 is a share with a version, and what is left (vSAN, vVol, persistent memory) is a directory.
///
/// @param type the type of the pool
/// @param source what it is made of
record DatastoreKind(String type, Source source) {
    static final String NETFS = "netfs";
    static final String NFS41 = "NFS41";
    static final String NFS41_VERSION = "4.1";

    static DatastoreKind of(@Nullable DatastoreInfo info) {
        return switch (info) {
            case VmfsDatastoreInfo _ -> new DatastoreKind("fs", Source.NONE.withFormat("vmfs"));
            case NasDatastoreInfo share when share.nas() != null -> of(share.nas());
            case null, default -> new DatastoreKind("dir", Source.NONE);
        };
    }

    private static DatastoreKind of(HostNasVolume share) {
        boolean nfs41 = share.type().equalsIgnoreCase(NFS41);
        List<String> names =
                nfs41 && !share.remoteHostNames().isEmpty()
                        ? share.remoteHostNames()
                        : List.of(share.remoteHost());
        return new DatastoreKind(
                NETFS,
                new Source(
                        names.stream().map(name -> new Host(name, OptionalInt.empty())).toList(),
                        Optional.empty(),
                        Optional.of(share.remotePath()),
                        Optional.empty(),
                        Optional.of(nfs41 ? "nfs" : share.type().toLowerCase(Locale.ROOT)),
                        nfs41 ? Optional.of(NFS41_VERSION) : Optional.empty()));
    }

    /// Returns whether it is a share of a server, which the host can let go without harm.
    boolean isShare() {
        return type.equals(NETFS);
    }
}
