package dev.vireo.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The files of a report. Each is written under another name in its folder and moved when it is
/// whole, so no name ever stands for a part.
public final class ReportFiles {
    private static final String WORKBOOK = "inventory.xlsx";

    private final ReportFormat format;
    private final Path target;
    private final boolean replacing;

    /// @param format the form
    /// @param target the workbook, or a folder; for the other forms always a folder, which is made
    ///   if it is not there
    /// @param replacing whether files that are there may be replaced
    public ReportFiles(ReportFormat format, Path target, boolean replacing) {
        this.format = format;
        this.target = target;
        this.replacing = replacing;
    }

    /// Refuses before anything is read what [#write] would refuse.
    ///
    /// @param tables the names of the tables, if they are known
    /// @throws FileAlreadyExistsException if a file is there and may not be replaced
    public void check(List<String> tables) throws IOException {
        for (String table : tables) {
            Path file = file(table);
            if (!replacing && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(file.toString());
            }
        }
    }

    /// Returns the files that [#write] would write.
    ///
    /// @param tables the names of the tables
    /// @return the files, absolute or not as the target is
    public List<Path> files(List<String> tables) {
        return tables.stream().map(this::file).distinct().toList();
    }

    private Path file(String table) {
        return switch (format) {
            case XLSX -> Files.isDirectory(target) ? target.resolve(WORKBOOK) : target;
            case CSV -> target.resolve("RVTools_tab" + table + ".csv");
            case JSON -> target.resolve(table + ".json");
        };
    }

    /// Writes a report.
    ///
    /// @param tables what is in it
    /// @return the files, absolute or not as the target is
    /// @throws FileAlreadyExistsException if a file is there and may not be replaced; nothing is
    ///   changed then
    public List<Path> write(List<Table> tables) throws IOException {
        check(tables.stream().map(Table::name).toList());
        Map<Path, Path> written = new LinkedHashMap<>();
        try {
            if (format == ReportFormat.XLSX) {
                write(file(""), out -> Xlsx.write(tables, out), written);
            } else {
                Files.createDirectories(target);
                for (Table table : tables) {
                    write(file(table.name()), out -> writeOne(table, out), written);
                }
            }
            return moved(written);
        } finally {
            for (Path part : written.values()) {
                Files.deleteIfExists(part);
            }
        }
    }

    private List<Path> moved(Map<Path, Path> written) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<Path, Path> one : written.entrySet()) {
            if (replacing) {
                Files.move(one.getValue(), one.getKey(), StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(one.getValue(), one.getKey());
            }
            files.add(one.getKey());
        }
        return files;
    }

    private void writeOne(Table table, OutputStream out) throws IOException {
        if (format == ReportFormat.CSV) {
            Csv.write(table, out);
        } else {
            JsonRows.write(table, out);
        }
    }

    /// Writes to a stream.
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void write(Path file, Content content, Map<Path, Path> written)
            throws IOException {
        Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        Path part = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        // not as a temporary file, which only its owner could read
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
            written.put(file, part);
            content.writeTo(out);
        }
    }
}
