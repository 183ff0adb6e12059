package dev.vireo.disk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The text that describes a virtual disk: which files hold its parts, what it is based on, and the
/// identifiers of both contents.
///
/// @param contentId changes when the disk is first written after it was opened
/// @param parentContentId the one that the parent had, [#NO_PARENT] if there is none
/// @param createType for example `vmfs`, `vmfsSparse`, `seSparse`, `monolithicSparse`
/// @param parent the name of the parent's descriptor
/// @param extents the parts, in order
/// @param entries all other settings by name, in lower case, those of the disk database too
public record VmdkDescriptor(
        long contentId,
        long parentContentId,
        String createType,
        Optional<String> parent,
        List<VmdkExtent> extents,
        Map<String, String> entries) {
    /// What [#parentContentId] is if there is no parent.
    public static final long NO_PARENT = 0xffffffffL;

    /// How long a sector is, in bytes.
    public static final int SECTOR = 512;

    /// More than any product makes. Larger ones are damaged.
    private static final long LARGEST = 1L << 50;

    private static final String MAGIC = "# disk descriptorfile";

    /// Copies the collections.
    public VmdkDescriptor {
        extents = List.copyOf(extents);
        entries = new TreeMap<>(entries);
    }

    /// Reads a descriptor.
    ///
    /// @param file its name, for messages
    /// @param text what it holds
    /// @return the descriptor
    /// @throws DiskFormatException if it is none, or says what cannot be
    public static VmdkDescriptor parse(String file, String text) throws DiskFormatException {
        Map<String, String> settings = new LinkedHashMap<>();
        List<VmdkExtent> extents = new ArrayList<>();
        boolean marked = false;
        for (String line : text.lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (line.startsWith("#")) {
                marked |= line.toLowerCase(Locale.ROOT).startsWith(MAGIC);
            } else if (ExtentLine.isOne(line)) {
                extents.add(ExtentLine.parse(file, line));
            } else if (equals > 0) {
                String name = line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                settings.put(name, unquoted(line.substring(equals + 1).strip()));
            }
        }
        if (!marked && !settings.containsKey("createtype")) {
            throw new DiskFormatException(file, "is no descriptor of a virtual disk");
        }
        VmdkDescriptor descriptor =
                new VmdkDescriptor(
                        identifier(file, settings, "cid", 0xfffffffeL),
                        identifier(file, settings, "parentcid", NO_PARENT),
                        settings.getOrDefault("createtype", ""),
                        Optional.ofNullable(settings.get("parentfilenamehint"))
                                .filter(name -> !name.isEmpty()),
                        extents,
                        settings);
        descriptor.check(file);
        return descriptor;
    }

    private void check(String file) throws DiskFormatException {
        if (extents.isEmpty()) {
            throw new DiskFormatException(file, "names no extents");
        }
        long sum = 0;
        for (VmdkExtent extent : extents) {
            sum += extent.sectors();
            if (extent.sectors() <= 0 || sum > LARGEST / SECTOR) {
                throw new DiskFormatException(
                        file, "has an extent of " + extent.sectors() + " sectors, which cannot be");
            }
        }
        if (parent.isEmpty() != (parentContentId == NO_PARENT)) {
            throw new DiskFormatException(
                    file,
                    parent.isEmpty()
                            ? "is based on another disk, but does not name it (parentFileNameHint)"
                            : "names a parent, but says that it has none (parentCID=ffffffff)");
        }
        if (isEncrypted()) {
            throw new DiskFormatException(file, "is encrypted; only VMware can read it");
        }
    }

    /// Returns whether only who has the key can read it.
    private boolean isEncrypted() {
        return entries.keySet().stream().anyMatch(name -> name.startsWith("encryption."))
                || entries.getOrDefault("ddb.iofilters", "").contains("vmwarevmcrypt");
    }

    /// Returns how large the disk is.
    ///
    /// @return bytes
    public long capacity() {
        return extents.stream().mapToLong(VmdkExtent::sectors).sum() * SECTOR;
    }

    private static long identifier(
            String file, Map<String, String> settings, String name, long missing)
            throws DiskFormatException {
        String text = settings.get(name);
        if (text == null) {
            return missing;
        }
        try {
            return Long.parseUnsignedLong(text, 16) & 0xffffffffL;
        } catch (NumberFormatException _) {
            throw new DiskFormatException(file, "has a broken content identifier: " + text);
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
