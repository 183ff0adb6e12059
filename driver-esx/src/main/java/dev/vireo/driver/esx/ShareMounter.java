package dev.vireo.driver.esx;

import dev.vireo.api.StoragePool;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.StoragePoolDefinition;
import dev.vireo.model.StoragePoolDefinition.Host;
import dev.vireo.model.StoragePoolDefinition.Source;
import dev.vireo.model.StoragePoolXml;
import dev.vireo.model.VirtException;
import dev.vireo.vim.CreateNasDatastoreRequest;
import dev.vireo.vim.HostNasVolumeSpec;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RemoveDatastoreRequest;
import java.util.List;

/// Mounts shares of servers as datastores, and lets them go.
///
/// @param site the host
record ShareMounter(StorageSite site) {
    private static final String SYSTEM = "configManager.datastoreSystem";

    StoragePool mount(String xml) {
        StoragePoolDefinition wanted = StoragePoolXml.read(xml);
        if (!wanted.type().equals(DatastoreKind.NETFS)) {
            throw new VirtException(
                    ErrorCode.NO_SUPPORT,
                    "only pools of type netfs can be defined, not "
                            + wanted.type()
                            + ": others take a disk of the host, and erase it");
        }
        HostNasVolumeSpec spec = spec(wanted);
        ManagedObjectReference made =
                site.session()
                        .call(
                                CreateNasDatastoreRequest.builder(system()).spec(spec).build(),
                                "mount",
                                wanted.name());
        site.session().requireMade(wanted.name());
        return site.pool(made);
    }

    private static HostNasVolumeSpec spec(StoragePoolDefinition wanted) {
        Source source = wanted.source();
        List<String> servers = source.hosts().stream().map(Host::name).toList();
        String kind = kind(source);
        return HostNasVolumeSpec.builder()
                .remoteHost(servers.getFirst())
                .remotePath(source.directory().orElseThrow())
                .localPath(wanted.name())
                .accessMode("readWrite")
                .type(kind)
                .remoteHostNames(kind.equals(DatastoreKind.NFS41) ? servers : List.of())
                .build();
    }

    private static String kind(Source source) {
        String version = source.protocolVersion().orElse("3");
        return switch (source.format().orElse("auto")) {
            case "auto", "nfs" ->
                    switch (version) {
                        case "3" -> "NFS";
                        case DatastoreKind.NFS41_VERSION -> DatastoreKind.NFS41;
                        default ->
                                throw new VirtException(
                                        ErrorCode.CONFIG_UNSUPPORTED,
                                        "VMware has NFS 3 and 4.1, not " + version);
                    };
            case "cifs" -> "CIFS";
            case String other ->
                    throw new VirtException(
                            ErrorCode.CONFIG_UNSUPPORTED,
                            "VMware does not mount shares of format " + other);
        };
    }

    void unmount(Datastore datastore) {
        site.session()
                .call(
                        RemoveDatastoreRequest.builder(system())
                                .datastore(datastore.reference())
                                .build(),
                        "unmount",
                        datastore.name());
    }

    private ManagedObjectReference system() {
        Row host = new HostsInScope(site.session(), site.scope()).fetchOne("shares", SYSTEM);
        return host.find(SYSTEM, ManagedObjectReference.class)
                .orElseThrow(() -> host.missing(SYSTEM));
    }
}
