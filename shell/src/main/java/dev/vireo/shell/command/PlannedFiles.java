package dev.vireo.shell.command;

import dev.vireo.model.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files of this machine that a command would write, if it were no dry run.
///
/// @param files the files
/// @param failures what could not be done
public record PlannedFiles(List<Path> files, List<CommandFailure> failures) implements Reply {
    /// No files.
    public static final PlannedFiles NONE = new PlannedFiles(List.of(), List.of());

    /// Copies the lists.
    public PlannedFiles {
        files = List.copyOf(files);
        failures = List.copyOf(failures);
    }

    /// Plans to write files.
    public static PlannedFiles of(List<Path> files) {
        return new PlannedFiles(files, List.of());
    }

    /// Plans to write a file in a folder that must be there.
    ///
    /// @throws CommandFailure if the file cannot be written there
    public static PlannedFiles of(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        boolean there = Files.exists(file);
        String why =
                Files.isDirectory(file)
                        ? "Is a directory"
                        : !there && (folder == null || !Files.isDirectory(folder))
                                ? "No such file or directory"
                                : !Files.isWritable(there || folder == null ? file : folder)
                                        ? "Permission denied"
                                        : "";
        if (!why.isEmpty()) {
            throw CommandFailure.of(ErrorCode.SYSTEM_ERROR, "cannot write '" + file + "': " + why);
        }
        return of(List.of(file));
    }

    @Override
    public void appendText(StringBuilder text, boolean quiet) {
        for (Path file : files) {
            text.append(Files.exists(file) ? "Replaced file: " : "New file: ");
            text.append(file).append('\n');
        }
    }

    @Override
    public Map<String, @Nullable Object> json() {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Path file : files) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("file", file.toString());
            one.put("replaced", Files.exists(file));
            all.add(one);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("files", all);
        return members;
    }
}
