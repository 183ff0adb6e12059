package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.datastore.FileStat;
import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.simulator.datastore.VmdkDescriptor;
import dev.vireo.vim.FileInfo;
import dev.vireo.vim.FileQuery;
import dev.vireo.vim.FileQueryFlags;
import dev.vireo.vim.FloppyImageFileInfo;
import dev.vireo.vim.FolderFileInfo;
import dev.vireo.vim.IsoImageFileInfo;
import dev.vireo.vim.TemplateConfigFileInfo;
import dev.vireo.vim.VmConfigFileInfo;
import dev.vireo.vim.VmConfigFileQuery;
import dev.vireo.vim.VmConfigFileQueryFilter;
import dev.vireo.vim.VmDiskFileInfo;
import dev.vireo.vim.VmDiskFileQuery;
import dev.vireo.vim.VmDiskFileQueryFilter;
import dev.vireo.vim.VmDiskFileQueryFlags;
import dev.vireo.vim.VmLogFileInfo;
import dev.vireo.vim.VmNvramFileInfo;
import dev.vireo.vim.VmSnapshotFileInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a search tells of a file.
///
/// @param files where it is
/// @param file the file
/// @param kind what it is
/// @param flags what is wanted of every file
record FileDescription(DatastoreFiles files, FileStat file, FileKind kind, FileQueryFlags flags) {
    private static final Pattern CONFIG_VERSION =
            Pattern.compile("(?im)^\\s*config\\.version\\s*=\\s*\"?(\\d{1,9})");
    private static final long DIRECTORY_SIZE = 4096;
    private static final int LARGEST_CONFIG = 1 << 20;

    /// Returns whether it passes the filter of a query for its kind.
    boolean passes(FileQuery query) {
        return switch (query) {
            case VmDiskFileQuery disks -> passes(disks.filter());
            case VmConfigFileQuery configs -> passes(configs.filter());
            default -> true;
        };
    }

    private boolean passes(@Nullable VmDiskFileQueryFilter filter) {
        if (filter == null) {
            return true;
        }
        VmdkDescriptor disk = disk();
        Integer version = hardwareVersion(disk);
        return allows(filter.diskType(), diskType(disk))
                && allows(filter.controllerType(), controllerType(disk))
                && (filter.matchHardwareVersion().isEmpty()
                        || filter.matchHardwareVersion().contains(version))
                && (filter.thin() == null || filter.thin() == disk.isThin())
                && !Objects.equals(filter.encrypted(), true);
    }

    private boolean passes(@Nullable VmConfigFileQueryFilter filter) {
        return filter == null
                || ((filter.matchConfigVersion().isEmpty()
                                || filter.matchConfigVersion().contains(configVersion()))
                        && !Objects.equals(filter.encrypted(), true));
    }

    private static boolean allows(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    /// Describes it as a query wants it: by its type if types are wanted at all.
    FileInfo as(FileQuery query) {
        boolean wantsDetails =
                switch (query) {
                    case VmDiskFileQuery disks -> disks.details() != null;
                    case VmConfigFileQuery configs -> configs.details() != null;
                    default -> false;
                };
        FileInfo.Builder<?> info =
                flags.fileType() || wantsDetails ? typed(query) : FileInfo.builder();
        info.path(file.name());
        if (kind == FileKind.FOLDER && !file.path().contains("/")) {
            info.friendlyName(files.friendlyNames().of(file.path()).orElse(null));
        }
        if (flags.fileSize()) {
            info.fileSize(size());
        }
        if (flags.modification()) {
            info.modification(file.modified());
        }
        if (wantsOwner(flags)) {
            info.owner("root");
        }
        return info.build();
    }

    /// Asks for a member that clients of the first versions of the API do not send.
    private static boolean wantsOwner(FileQueryFlags flags) {
        int member = FileQueryFlags.TYPE.find("fileOwner").orElseThrow().index();
        return Objects.equals(flags.valueAt(member), true);
    }

    /// Returns the size that the datastore browser tells: of a disk what its extents take.
    private long size() {
        return switch (kind) {
            case FOLDER -> DIRECTORY_SIZE;
            case DISK -> VirtualDiskFiles.allocated(files, file.path());
            default -> file.size();
        };
    }

    private FileInfo.Builder<?> typed(FileQuery query) {
        return switch (kind) {
            case FOLDER -> FolderFileInfo.builder();
            case DISK -> disk(query instanceof VmDiskFileQuery disks ? disks.details() : null);
            case CONFIG -> config(VmConfigFileInfo.builder(), query);
            case TEMPLATE -> config(TemplateConfigFileInfo.builder(), query);
            case SNAPSHOT -> VmSnapshotFileInfo.builder();
            case NVRAM -> VmNvramFileInfo.builder();
            case LOG -> VmLogFileInfo.builder();
            case ISO_IMAGE -> IsoImageFileInfo.builder();
            case FLOPPY_IMAGE -> FloppyImageFileInfo.builder();
            case OTHER -> FileInfo.builder();
        };
    }

    private FileInfo.Builder<?> config(VmConfigFileInfo.Builder<?> info, FileQuery query) {
        boolean wanted =
                query instanceof VmConfigFileQuery configs
                        && configs.details() != null
                        && configs.details().configVersion();
        return wanted ? info.configVersion(configVersion()) : info;
    }

    private @Nullable Integer configVersion() {
        if (file.size() > LARGEST_CONFIG) {
            return null;
        }
        String text = new String(files.read(file.path()), StandardCharsets.ISO_8859_1);
        Matcher matcher = CONFIG_VERSION.matcher(text);
        return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
    }

    private VmDiskFileInfo.Builder<?> disk(@Nullable VmDiskFileQueryFlags wanted) {
        VmDiskFileInfo.Builder<?> info = VmDiskFileInfo.builder();
        if (wanted == null) {
            return info;
        }
        VmdkDescriptor disk = disk();
        if (wanted.diskType()) {
            info.diskType(diskType(disk));
        }
        if (wanted.capacityKb()) {
            info.capacityKb(disk.capacity() / 1024);
        }
        if (wanted.hardwareVersion()) {
            info.hardwareVersion(hardwareVersion(disk));
        }
        if (Objects.equals(wanted.controllerType(), true)) {
            info.controllerType(controllerType(disk));
        }
        if (Objects.equals(wanted.diskExtents(), true)) {
            info.diskExtents(
                    disk.extents().stream()
                            .map(VmdkDescriptor.Extent::file)
                            .filter(name -> !name.isEmpty())
                            .toList());
        }
        if (Objects.equals(wanted.thin(), true)) {
            info.thin(disk.isThin());
        }
        return info;
    }

    private VmdkDescriptor disk() {
        return VirtualDiskFiles.describe(files, file.path());
    }

    private static @Nullable Integer hardwareVersion(VmdkDescriptor disk) {
        return disk.entry("ddb.virtualHWVersion")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(null);
    }

    private static String diskType(VmdkDescriptor disk) {
        return switch (disk.createType()) {
            case "seSparse" -> "VirtualDiskSeSparseBackingInfo";
            case "vmfsSparse", "monolithicSparse", "twoGbMaxExtentSparse", "streamOptimized" ->
                    "VirtualDiskSparseVer2BackingInfo";
            case "vmfsRawDeviceMap", "vmfsPassthroughRawDeviceMap" ->
                    "VirtualDiskRawDiskMappingVer1BackingInfo";
            default -> "VirtualDiskFlatVer2BackingInfo";
        };
    }

    private static String controllerType(VmdkDescriptor disk) {
        return switch (disk.entry("ddb.adapterType").orElse("lsilogic")) {
            case "ide" -> "VirtualIDEController";
            case "buslogic" -> "VirtualBusLogicController";
            case "pvscsi" -> "ParaVirtualSCSIController";
            default -> "VirtualLsiLogicController";
        };
    }
}
