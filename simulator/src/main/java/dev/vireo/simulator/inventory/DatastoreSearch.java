package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.datastore.FileStat;
import dev.vireo.vim.FileInfo;
import dev.vireo.vim.FileQuery;
import dev.vireo.vim.FileQueryFlags;
import dev.vireo.vim.HostDatastoreBrowserSearchResults;
import dev.vireo.vim.HostDatastoreBrowserSearchSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Searches a directory of a datastore.
final class DatastoreSearch {
    private final FilePlace place;
    private final List<FileQuery> queries;
    private final List<Pattern> patterns;
    private final FileQueryFlags details;
    private final boolean foldersFirst;

    DatastoreSearch(FilePlace place, @Nullable HostDatastoreBrowserSearchSpec spec) {
        this.place = place;
        this.queries = spec == null ? List.of() : spec.query();
        this.patterns = spec == null ? List.of() : patterns(spec);
        this.details =
                spec == null || spec.details() == null
                        ? FileQueryFlags.builder()
                                .fileType(false)
                                .fileSize(false)
                                .modification(false)
                                .fileOwner(false)
                                .build()
                        : spec.details();
        this.foldersFirst = spec != null && Objects.equals(spec.sortFoldersFirst(), true);
    }

    private static List<Pattern> patterns(HostDatastoreBrowserSearchSpec spec) {
        int flags =
                Objects.equals(spec.searchCaseInsensitive(), true)
                        ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL
                        : Pattern.DOTALL;
        return spec.matchPattern().stream()
                .filter(pattern -> !pattern.isEmpty())
                .map(pattern -> Pattern.compile(wildcards(pattern), flags))
                .toList();
    }

    /// Makes a regular expression of a pattern in which `*` stands for any text and `?` for a
    /// character.
    private static String wildcards(String pattern) {
        StringBuilder expression = new StringBuilder();
        pattern.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '*' -> expression.append(".*");
                        case '?' -> expression.append('.');
                        default -> expression.append(Pattern.quote(Character.toString(c)));
                    }
                });
        return expression.toString();
    }

    /// Searches the directory.
    HostDatastoreBrowserSearchResults one() {
        requireDirectory();
        return in(place.path());
    }

    /// Searches the directory and all below it.
    List<HostDatastoreBrowserSearchResults> withSubfolders() {
        requireDirectory();
        List<HostDatastoreBrowserSearchResults> results = new ArrayList<>();
        results.add(in(place.path()));
        for (FileStat file : files().below(place.path())) {
            if (file.directory()) {
                results.add(in(file.path()));
            }
        }
        return results;
    }

    private void requireDirectory() {
        if (!files().find(place.path()).map(FileStat::directory).orElse(false)) {
            throw FileFaults.notFound(place.toString());
        }
    }

    private DatastoreFiles files() {
        return place.files();
    }

    private HostDatastoreBrowserSearchResults in(String directory) {
        List<FileStat> found = new ArrayList<>();
        for (FileStat file : files().list(directory)) {
            if (patterns.isEmpty()
                    || patterns.stream().anyMatch(p -> p.matcher(file.name()).matches())) {
                found.add(file);
            }
        }
        if (foldersFirst) {
            found.sort(Comparator.comparing(file -> !file.directory()));
        }
        List<FileInfo> infos = new ArrayList<>();
        for (FileStat file : found) {
            describe(file).ifPresent(infos::add);
        }
        return HostDatastoreBrowserSearchResults.builder()
                .datastore(place.datastore().self())
                .folderPath(folderPath(directory))
                .file(infos)
                .build();
    }

    private String folderPath(String directory) {
        String root = "[" + place.datastore().name() + "]";
        return directory.isEmpty()
                ? root
                : root + " " + directory + (directory.endsWith("/") ? "" : "/");
    }

    private Optional<FileInfo> describe(FileStat file) {
        FileKind kind = FileKind.of(files(), file);
        FileDescription description = new FileDescription(files(), file, kind, details);
        if (queries.isEmpty()) {
            return Optional.of(description.as(FileQuery.builder().build()));
        }
        return queries.stream()
                .filter(kind::isAskedBy)
                .filter(description::passes)
                .findFirst()
                .map(description::as);
    }
}
