package dev.vireo.shell.export;

import dev.vireo.export.InventoryReport;
import dev.vireo.export.ReportFiles;
import dev.vireo.export.ReportFormat;
import dev.vireo.export.Table;
import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.InputFile;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.PlannedFiles;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `export`: writes the inventory as the workbook that planners of migrations expect.
public final class ExportCommand implements Command {
    private static final String NAME = "export";

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                NAME,
                CommandSpec.Group.SHELL,
                "write the inventory as a workbook with RVTools' tables",
                """
                Writes all hosts and domains of the connection, with their datastores,
                    networks and clusters: a workbook (xlsx), or a file for each table in a
                    folder (csv, json). Tables and columns have the names of RVTools 4.7.\
                """,
                new OptionSpec(
                        "to", OptionSpec.Kind.TEXT, true, "workbook, or folder for the files"),
                OptionSpec.namedText("as", "xlsx (the default), csv or json"),
                OptionSpec.flag("force", "replace files that are there already"),
                OptionSpec.list("tab", "only these tables, such as vInfo"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        ReportFormat format = format(arguments.text("as"));
        Path target = path(arguments.required("to"));
        boolean replacing = arguments.has("force");
        ReportFiles files = new ReportFiles(format, target, replacing);
        List<String> wanted = wanted(arguments.list());
        try {
            files.check(wanted);
            if (session.isTrial()) {
                List<Path> all = files.files(wanted);
                return format == ReportFormat.XLSX
                        ? PlannedFiles.of(all.getFirst())
                        : PlannedFiles.of(all);
            }
            List<Table> tables =
                    InventoryReport.read(session.connection(), InstantSource.system().instant())
                            .stream()
                            .filter(table -> wanted.contains(table.name()))
                            .toList();
            return reply(tables, files.write(tables));
        } catch (FileAlreadyExistsException e) {
            throw failed("'" + e.getMessage() + "' exists; --force replaces it");
        } catch (IOException e) {
            throw failed("cannot write '" + target + "': " + InputFile.why(e));
        }
    }

    private static ReportFormat format(@Nullable String name) {
        if (name == null) {
            return ReportFormat.XLSX;
        }
        for (ReportFormat format : ReportFormat.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
                return format;
            }
        }
        throw CommandFailure.usage("unknown form '" + name + "'; there is xlsx, csv, json");
    }

    private static Path path(String text) {
        if (text.equals("-")) {
            throw CommandFailure.usage(
                    "option --to takes the name of a file or folder; a report is not written to"
                            + " standard output ('./-' is a file of that name)");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException _) {
            throw failed("cannot write '" + text + "': no name of a file");
        }
    }

    private static CommandFailure failed(String message) {
        return CommandFailure.of(ErrorCode.SYSTEM_ERROR, message);
    }

    private static List<String> wanted(List<String> names) {
        List<String> all = InventoryReport.NAMES;
        if (names.isEmpty()) {
            return all;
        }
        List<String> wanted = new ArrayList<>();
        for (String name : names) {
            wanted.add(
                    all.stream()
                            .filter(name::equalsIgnoreCase)
                            .findFirst()
                            .orElseThrow(() ->
                                    CommandFailure.usage(
                                            "unknown table '"
                                                    + name
                                                    + "'; there is "
                                                    + String.join(", ", all))));
        }
        return wanted;
    }

    private static Reply reply(List<Table> tables, List<Path> files) {
        Map<String, @Nullable Object> rows = new LinkedHashMap<>();
        long count = 0;
        for (Table table : tables) {
            rows.put(table.name(), table.rows().size());
            count += table.rows().size();
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("action", NAME);
        members.put("files", files.stream().map(Path::toString).toList());
        members.put("rows", rows);
        String where =
                files.size() == 1
                        ? files.getFirst().toString()
                        : files.size() + " files in " + files.getFirst().getParent();
        return new TextReply(
                tables.size() + " tables with " + count + " rows written to " + where + "\n",
                members);
    }
}
