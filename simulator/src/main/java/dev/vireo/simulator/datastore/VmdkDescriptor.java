package dev.vireo.simulator.datastore;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The text that describes a virtual disk: the file `name.vmdk`, beside which lie the files with
/// the content.
///
/// @param contentId the identifier of the content, `CID`
/// @param parentContentId the identifier that the parent had, [#NO_PARENT] for a disk without one
/// @param createType for example `vmfs`, `vmfsSparse` or `seSparse`
/// @param parent the name of the parent's descriptor, empty for a disk without one
/// @param extents the files with the content, in order
/// @param database the entries `ddb.*`, without quotation marks, by names
public record VmdkDescriptor(
        long contentId,
        long parentContentId,
        String createType,
        Optional<String> parent,
        List<Extent> extents,
        Map<String, String> database) {
    /// The identifier that stands for no parent.
    public static final long NO_PARENT = 0xffffffffL;

    /// How long a sector is in bytes.
    public static final int SECTOR = 512;

    private static final String MAGIC = "# Disk DescriptorFile";

    /// Copies the collections.
    public VmdkDescriptor {
        extents = List.copyOf(extents);
        database = new TreeMap<>(database);
    }

    /// A file with content.
    ///
    /// @param access `RW`, `RDONLY` or `NOACCESS`
    /// @param sectors how many sectors of the disk it holds
    /// @param type for example `VMFS`, `FLAT`, `VMFSSPARSE` or `SESPARSE`
    /// @param file its name, empty for none
    /// @param more what stands behind the name, for example an offset
    public record Extent(String access, long sectors, String type, String file, String more) {}

    /// Returns whether a content begins as a descriptor does.
    ///
    /// @param content the content of a file, or its beginning
    /// @return whether it can be read
    public static boolean isDescriptor(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 64), StandardCharsets.UTF_8);
        return head.startsWith(MAGIC);
    }

    /// Reads the text.
    ///
    /// @param text a descriptor
    /// @return the descriptor
    /// @throws IllegalArgumentException if it is none
    public static VmdkDescriptor parse(String text) {
        if (!text.startsWith(MAGIC)) {
            throw new IllegalArgumentException("no descriptor of a disk");
        }
        Map<String, String> header = new LinkedHashMap<>();
        Map<String, String> database = new TreeMap<>();
        List<Extent> extents = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (isExtent(line)) {
                extents.add(extent(line));
            } else if (equals > 0) {
                String name = line.substring(0, equals).strip();
                String value = unquoted(line.substring(equals + 1).strip());
                (name.startsWith("ddb.") ? database : header).put(name, value);
            }
        }
        return new VmdkDescriptor(
                hex(header.getOrDefault("CID", "fffffffe")),
                hex(header.getOrDefault("parentCID", "ffffffff")),
                header.getOrDefault("createType", ""),
                Optional.ofNullable(header.get("parentFileNameHint")),
                extents,
                database);
    }

    private static boolean isExtent(String line) {
        return line.startsWith("RW ") || line.startsWith("RDONLY ") || line.startsWith("NOACCESS ");
    }

    private static Extent extent(String line) {
        String[] words = line.split("\\s+", 4);
        if (words.length < 3) {
            throw new IllegalArgumentException("broken extent: " + line);
        }
        String rest = words.length > 3 ? words[3] : "";
        int close = rest.indexOf('"', 1);
        boolean named = rest.startsWith("\"") && close > 0;
        try {
            return new Extent(
                    words[0],
                    Long.parseLong(words[1]),
                    words[2],
                    named ? rest.substring(1, close) : "",
                    named ? rest.substring(close + 1).strip() : rest);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("broken extent: " + line, e);
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static long hex(String text) {
        try {
            return Long.parseLong(text, 16) & 0xffffffffL;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("broken content identifier: " + text, e);
        }
    }

    /// Returns how large the disk is.
    ///
    /// @return sectors
    public long sectors() {
        return extents.stream().mapToLong(Extent::sectors).sum();
    }

    /// Returns how large the disk is.
    ///
    /// @return bytes
    public long capacity() {
        return sectors() * SECTOR;
    }

    /// Returns an entry of the disk database.
    ///
    /// @param name for example `ddb.adapterType`
    /// @return its value
    public Optional<String> entry(String name) {
        return Optional.ofNullable(database.get(name));
    }

    /// Returns whether blocks are taken when they are first written.
    ///
    /// @return true if it is thinly provisioned
    public boolean isThin() {
        return entry("ddb.thinProvisioned").filter("1"::equals).isPresent();
    }

    /// Returns whether it holds what differs from a parent.
    ///
    /// @return true if it has a parent
    public boolean isDelta() {
        return parent.isPresent();
    }

    /// Changes an entry of the disk database.
    ///
    /// @param name for example `ddb.uuid`
    /// @param value its value, empty to remove it
    /// @return a descriptor with it
    public VmdkDescriptor with(String name, Optional<String> value) {
        Map<String, String> changed = new TreeMap<>(database);
        value.ifPresentOrElse(text -> changed.put(name, text), () -> changed.remove(name));
        return new VmdkDescriptor(contentId, parentContentId, createType, parent, extents, changed);
    }

    /// Changes the extents.
    ///
    /// @param changed the extents
    /// @return a descriptor with them
    public VmdkDescriptor with(List<Extent> changed) {
        return new VmdkDescriptor(
                contentId, parentContentId, createType, parent, changed, database);
    }

    /// Changes the identifier of the content, as whoever writes to the disk does.
    ///
    /// @param changed the identifier
    /// @return a descriptor with it
    public VmdkDescriptor withContentId(long changed) {
        return new VmdkDescriptor(changed, parentContentId, createType, parent, extents, database);
    }

    /// Changes what it is a delta of.
    ///
    /// @param changed the name of the parent's descriptor
    /// @return a descriptor with it
    public VmdkDescriptor withParent(Optional<String> changed) {
        return new VmdkDescriptor(
                contentId, parentContentId, createType, changed, extents, database);
    }

    /// Returns the text, as ESXi writes it.
    ///
    /// @return the content of the descriptor's file
    public String text() {
        StringBuilder text = new StringBuilder(512);
        text.append(MAGIC).append("\nversion=1\nencoding=\"UTF-8\"\n");
        text.append("CID=").append(hex(contentId)).append('\n');
        text.append("parentCID=").append(hex(parentContentId)).append('\n');
        text.append("createType=\"").append(createType).append("\"\n");
        parent.ifPresent(name -> text.append("parentFileNameHint=\"").append(name).append("\"\n"));
        text.append("# Extent description\n");
        for (Extent extent : extents) {
            text.append(extent.access()).append(' ').append(extent.sectors()).append(' ');
            text.append(extent.type());
            text.append(extent.file().isEmpty() ? "" : " \"" + extent.file() + '"');
            text.append(extent.more().isEmpty() ? "" : " " + extent.more()).append('\n');
        }
        text.append("\n# The Disk Data Base \n#DDB\n\n");
        database.forEach(
                (name, value) -> text.append(name).append(" = \"").append(value).append("\"\n"));
        return text.toString();
    }

    private static String hex(long id) {
        return String.format(Locale.ROOT, "%08x", id);
    }
}
