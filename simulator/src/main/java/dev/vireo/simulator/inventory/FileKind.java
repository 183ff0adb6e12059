package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.datastore.FileStat;
import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.vim.FileQuery;
import dev.vireo.vim.FloppyImageFileQuery;
import dev.vireo.vim.FolderFileQuery;
import dev.vireo.vim.IsoImageFileQuery;
import dev.vireo.vim.TemplateConfigFileQuery;
import dev.vireo.vim.VmConfigFileQuery;
import dev.vireo.vim.VmDiskFileQuery;
import dev.vireo.vim.VmLogFileQuery;
import dev.vireo.vim.VmNvramFileQuery;
import dev.vireo.vim.VmSnapshotFileQuery;
import java.util.List;
import java.util.Locale;

/// What a file in a datastore is.
enum FileKind {
    FOLDER,
    DISK,
    CONFIG,
    TEMPLATE,
    SNAPSHOT,
    NVRAM,
    LOG,
    ISO_IMAGE,
    FLOPPY_IMAGE,
    OTHER;

    /// Tells by the name, and for disks by the content: extents are not disks.
    static FileKind of(DatastoreFiles files, FileStat file) {
        if (file.directory()) {
            return FOLDER;
        }
        String name = file.name().toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "vmdk" -> VirtualDiskFiles.find(files, file.path()).isPresent() ? DISK : OTHER;
            case "vmx" -> CONFIG;
            case "vmtx" -> TEMPLATE;
            case "vmsn" -> SNAPSHOT;
            case "nvram" -> NVRAM;
            case "log" -> LOG;
            case "iso" -> ISO_IMAGE;
            case "flp", "img" -> FLOPPY_IMAGE;
            default -> OTHER;
        };
    }

    /// Returns whether a query asks for this kind, whatever its filter.
    boolean isAskedBy(FileQuery query) {
        return switch (query) {
            case VmDiskFileQuery _ -> this == DISK;
            case TemplateConfigFileQuery _ -> this == TEMPLATE;
            case VmConfigFileQuery _ -> this == CONFIG;
            case VmSnapshotFileQuery _ -> this == SNAPSHOT;
            case VmNvramFileQuery _ -> this == NVRAM;
            case VmLogFileQuery _ -> this == LOG;
            case FolderFileQuery _ -> this == FOLDER;
            case IsoImageFileQuery _ -> this == ISO_IMAGE;
            case FloppyImageFileQuery _ -> this == FLOPPY_IMAGE;
            default -> true;
        };
    }

    /// Returns one query for each kind of files.
    static List<FileQuery> queries() {
        return List.of(
                VmConfigFileQuery.builder().build(),
                TemplateConfigFileQuery.builder().build(),
                VmDiskFileQuery.builder().build(),
                VmSnapshotFileQuery.builder().build(),
                VmNvramFileQuery.builder().build(),
                VmLogFileQuery.builder().build(),
                IsoImageFileQuery.builder().build(),
                FloppyImageFileQuery.builder().build(),
                FolderFileQuery.builder().build(),
                FileQuery.builder().build());
    }
}
