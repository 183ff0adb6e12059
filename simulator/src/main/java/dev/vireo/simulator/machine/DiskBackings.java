package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualDiskRawDiskMappingVer1BackingInfo;
import dev.vireo.vim.VirtualDiskSeSparseBackingInfo;
import dev.vireo.vim.VirtualDiskSparseVer2BackingInfo;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What disks lie on: the description of a `.vmdk` file and what a machine says of its use.
final class DiskBackings {
    private static final String MULTI_WRITER = "sharingMultiWriter";
    private static final String NOT_SHARED = "sharingNone";
    private static final int LONGEST_CHAIN = 255;

    private final DatastoreNames names;
    private final Function<String, Optional<DiskFacts>> disks;

    DiskBackings(DatastoreNames names, Function<String, Optional<DiskFacts>> disks) {
        this.names = names;
        this.disks = disks;
    }

    /// What a machine says of its use of a disk.
    ///
    /// @param mode for example `independent_persistent`
    /// @param writeThrough whether writes wait for the disk
    /// @param multiWriter whether several machines may write
    record Settings(String mode, boolean writeThrough, boolean multiWriter) {}

    static Settings settings(@Nullable VirtualDeviceBackingInfo backing) {
        return switch (backing) {
            case VirtualDiskFlatVer2BackingInfo flat ->
                    new Settings(
                            flat.diskMode(),
                            Objects.equals(flat.writeThrough(), true),
                            Objects.equals(flat.sharing(), MULTI_WRITER));
            case VirtualDiskSeSparseBackingInfo sparse ->
                    new Settings(
                            sparse.diskMode(), Objects.equals(sparse.writeThrough(), true), false);
            case VirtualDiskSparseVer2BackingInfo sparse ->
                    new Settings(
                            sparse.diskMode(), Objects.equals(sparse.writeThrough(), true), false);
            case VirtualDiskRawDiskMappingVer1BackingInfo mapping ->
                    new Settings(
                            Objects.requireNonNullElse(mapping.diskMode(), "persistent"),
                            false,
                            Objects.equals(mapping.sharing(), MULTI_WRITER));
            case null, default -> new Settings("persistent", false, false);
        };
    }

    long capacity(String path) {
        return disks.apply(path).map(DiskFacts::capacityBytes).orElse(0L);
    }

    VirtualDeviceBackingInfo of(String path, Settings settings) {
        Optional<DiskFacts> facts = disks.apply(path);
        return switch (facts.map(DiskFacts::format).orElse(DiskFacts.Format.FLAT)) {
            case FLAT -> flat(path, settings, facts.orElse(null), 0);
            case SE_SPARSE ->
                    facts.flatMap(DiskFacts::parent).isPresent() // as a snapshot makes it
                            ? flat(path, settings, facts.orElse(null), 0)
                            : sparse(path, settings, facts.orElse(null));
            case MAPPED_VIRTUAL -> mapping(path, settings, facts.orElseThrow(), "virtualMode");
            case MAPPED_PHYSICAL -> mapping(path, settings, facts.orElseThrow(), "physicalMode");
        };
    }

    private VirtualDiskFlatVer2BackingInfo flat(
            String path, Settings settings, @Nullable DiskFacts facts, int depth) {
        VirtualDiskFlatVer2BackingInfo.Builder<?> backing =
                VirtualDiskFlatVer2BackingInfo.builder()
                        .fileName(path)
                        .datastore(names.datastore(path))
                        .diskMode(settings.mode())
                        .split(false)
                        .writeThrough(settings.writeThrough())
                        .sharing(settings.multiWriter() ? MULTI_WRITER : NOT_SHARED);
        if (facts != null) {
            backing.thinProvisioned(facts.thin())
                    .eagerlyScrub(facts.eagerlyScrubbed() ? true : null)
                    .uuid(facts.uuid().orElse(null))
                    .contentId(facts.contentId().orElse(null));
            facts.parent()
                    .filter(_ -> depth < LONGEST_CHAIN)
                    .ifPresent(parent ->
                            backing.deltaDiskFormat(
                                            facts.format() == DiskFacts.Format.SE_SPARSE
                                                    ? "seSparseFormat"
                                                    : "redoLogFormat")
                                    .parent(
                                            flat(
                                                    parent,
                                                    settings,
                                                    disks.apply(parent).orElse(null),
                                                    depth + 1)));
        }
        return backing.build();
    }

    private VirtualDiskSeSparseBackingInfo sparse(
            String path, Settings settings, @Nullable DiskFacts facts) {
        VirtualDiskSeSparseBackingInfo.Builder<?> backing =
                VirtualDiskSeSparseBackingInfo.builder()
                        .fileName(path)
                        .datastore(names.datastore(path))
                        .diskMode(settings.mode())
                        .writeThrough(settings.writeThrough());
        if (facts != null) {
            backing.uuid(facts.uuid().orElse(null)).contentId(facts.contentId().orElse(null));
        }
        return backing.build();
    }

    private VirtualDiskRawDiskMappingVer1BackingInfo mapping(
            String path, Settings settings, DiskFacts facts, String mode) {
        return VirtualDiskRawDiskMappingVer1BackingInfo.builder()
                .fileName(path)
                .datastore(names.datastore(path))
                .lunUuid(facts.lun().map(DiskFacts.Lun::uuid).orElse(null))
                .deviceName(facts.lun().map(DiskFacts.Lun::deviceName).orElse(null))
                .compatibilityMode(mode)
                .diskMode(settings.mode())
                .uuid(facts.uuid().orElse(null))
                .contentId(facts.contentId().orElse(null))
                .sharing(settings.multiWriter() ? MULTI_WRITER : NOT_SHARED)
                .build();
    }
}
