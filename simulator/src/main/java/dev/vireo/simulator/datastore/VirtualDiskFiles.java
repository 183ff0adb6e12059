package dev.vireo.simulator.datastore;

import dev.vireo.simulator.datastore.DatastoreFileException.Reason;
import dev.vireo.simulator.datastore.VmdkDescriptor.Extent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files of virtual disks: a descriptor `name.vmdk` and the extents beside it. A path names the
/// descriptor. All methods throw [DatastoreFileException].
public final class VirtualDiskFiles {
    private static final String SUFFIX = ".vmdk";
    private static final int LARGEST_DESCRIPTOR = 64 << 10;

    private VirtualDiskFiles() {}

    /// What to create.
    ///
    /// @param capacity bytes, a multiple of 512
    /// @param provisioning when its blocks are taken
    /// @param adapterType `ide`, `buslogic`, `lsilogic` or `pvscsi`
    /// @param uuid the disk's UUID as `6000c29...` with hyphens
    /// @param contentId the identifier of its content
    /// @param hardwareVersion for example 20
    /// @param used how many bytes of a thin disk count as taken
    public record Spec(
            long capacity,
            Provisioning provisioning,
            String adapterType,
            String uuid,
            long contentId,
            int hardwareVersion,
            long used) {}

    /// When the blocks of a disk are taken.
    public enum Provisioning {
        /// When they are first written.
        THIN,
        /// When it is made.
        THICK,
        /// When it is made, and filled with zeros.
        EAGER_ZEROED
    }

    /// Creates a disk that holds zeros.
    ///
    /// @param files where
    /// @param path the path of its descriptor
    /// @param spec what to create
    public static void create(DatastoreFiles files, String path, Spec spec) {
        if (files.exists(path)) {
            throw new DatastoreFileException(Reason.EXISTS, path);
        }
        boolean thin = spec.provisioning == Provisioning.THIN;
        String flat = companion(path, "-flat");
        files.writeHole(flat, spec.capacity, thin ? spec.used : spec.capacity);
        files.write(path, bytes(descriptor(nameOf(flat), spec)));
    }

    private static VmdkDescriptor descriptor(String flat, Spec spec) {
        long sectors = spec.capacity / VmdkDescriptor.SECTOR;
        Map<String, String> database = new TreeMap<>(geometry(sectors, spec.adapterType));
        database.put("ddb.adapterType", spec.adapterType);
        database.put("ddb.longContentID", longContentId(spec.contentId, spec.uuid));
        database.put("ddb.uuid", diskUuid(spec.uuid));
        database.put("ddb.virtualHWVersion", String.valueOf(spec.hardwareVersion));
        if (spec.provisioning == Provisioning.THIN) {
            database.put("ddb.thinProvisioned", "1");
        }
        if (spec.provisioning == Provisioning.EAGER_ZEROED) {
            database.put(EAGER, "1");
        }
        return new VmdkDescriptor(
                spec.contentId,
                VmdkDescriptor.NO_PARENT,
                "vmfs",
                Optional.empty(),
                List.of(new Extent("RW", sectors, "VMFS", flat, "")),
                database);
    }

    /// Says that all blocks have been zeroed. Real hosts ask the volume for it.
    private static final String EAGER = "ddb.vireo.eagerlyScrubbed";

    /// Returns whether all blocks of a disk were filled with zeros when it was made.
    ///
    /// @param descriptor the disk's
    /// @return true if they were
    public static boolean isEagerZeroed(VmdkDescriptor descriptor) {
        return descriptor.entry(EAGER).isPresent();
    }

    /// Creates a disk that holds what differs from another one: nothing yet.
    ///
    /// @param files where
    /// @param path the path of its descriptor
    /// @param parent the path of the other's descriptor, in the same datastore
    /// @param contentId the identifier of its content
    public static void createDelta(
            DatastoreFiles files, String path, String parent, long contentId) {
        VmdkDescriptor base = describe(files, parent);
        String extent = companion(path, "-sesparse");
        SeSparseExtent.create(files, extent, base.sectors());
        Map<String, String> database = new TreeMap<>();
        database.put("ddb.grain", "8");
        base.entry("ddb.uuid").ifPresent(uuid -> database.put("ddb.uuid", uuid));
        base.entry("ddb.adapterType").ifPresent(type -> database.put("ddb.adapterType", type));
        base.entry("ddb.virtualHWVersion")
                .ifPresent(version -> database.put("ddb.virtualHWVersion", version));
        database.put("ddb.longContentID", longContentId(contentId, path));
        VmdkDescriptor delta =
                new VmdkDescriptor(
                        contentId,
                        base.contentId(),
                        "seSparse",
                        Optional.of(relative(path, parent)),
                        List.of(new Extent("RW", base.sectors(), "SESPARSE", nameOf(extent), "")),
                        database);
        files.write(path, bytes(delta));
    }

    /// Reads a descriptor.
    ///
    /// @param files where it is
    /// @param path its path
    /// @return the descriptor
    public static VmdkDescriptor describe(DatastoreFiles files, String path) {
        FileStat stat = files.stat(path);
        if (stat.directory() || stat.size() > LARGEST_DESCRIPTOR) {
            throw new DatastoreFileException(Reason.BAD_CONTENT, path);
        }
        try {
            return VmdkDescriptor.parse(new String(files.read(path), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new DatastoreFileException(Reason.BAD_CONTENT, path, e);
        }
    }

    /// Reads a descriptor, if a file is one.
    ///
    /// @param files where it is
    /// @param path its path
    /// @return the descriptor, empty if it is not there or something else
    public static Optional<VmdkDescriptor> find(DatastoreFiles files, String path) {
        try {
            return Optional.of(describe(files, path));
        } catch (DatastoreFileException _) {
            return Optional.empty();
        }
    }

    /// Returns a disk and what it is based on.
    ///
    /// @param files where it is
    /// @param path the path of its descriptor
    /// @return the paths of the descriptors: its own first, that of a disk without a parent last
    public static List<String> chain(DatastoreFiles files, String path) {
        List<String> chain = new ArrayList<>();
        Optional<String> next = Optional.of(DatastoreFiles.clean(path));
        while (next.isPresent()) {
            String link = next.get();
            if (chain.contains(link)) {
                throw new DatastoreFileException(Reason.BAD_CONTENT, path);
            }
            chain.add(link);
            next = describe(files, link).parent().map(parent -> beside(link, parent));
        }
        return chain;
    }

    /// Returns the files of a disk, not those of its parents.
    ///
    /// @param files where it is
    /// @param path the path of its descriptor
    /// @return the paths of the extents
    public static List<String> extents(DatastoreFiles files, String path) {
        return describe(files, path).extents().stream()
                .filter(extent -> !extent.file().isEmpty())
                .map(extent -> beside(path, extent.file()))
                .toList();
    }

    /// Returns how many bytes the content of a disk takes, without its parents.
    ///
    /// @param files where it is
    /// @param path the path of its descriptor
    /// @return bytes
    public static long allocated(DatastoreFiles files, String path) {
        return extents(files, path).stream()
                .flatMap(extent -> files.find(extent).stream())
                .mapToLong(FileStat::allocated)
                .sum();
    }

    /// Replaces a descriptor.
    ///
    /// @param files where it is
    /// @param path its path
    /// @param descriptor what is to be there
    public static void describe(DatastoreFiles files, String path, VmdkDescriptor descriptor) {
        files.write(path, bytes(descriptor));
    }

    /// Deletes a disk with its extents.
    ///
    /// @param files where it is
    /// @param path the path of its descriptor
    public static void delete(DatastoreFiles files, String path) {
        List<String> extents = extents(files, path);
        files.delete(path);
        for (String extent : extents) {
            if (files.exists(extent)) {
                files.delete(extent);
            }
        }
    }

    /// Gives a disk another name, also in another datastore.
    ///
    /// @param files where it is
    /// @param path the path of its descriptor
    /// @param target the datastore to move it to
    /// @param to the path of its descriptor there, where nothing is yet
    public static void move(DatastoreFiles files, String path, DatastoreFiles target, String to) {
        if (target != files) {
            duplicate(files, path, target, to);
            delete(files, path);
            return;
        }
        write(files, path, target, to, false);
        files.delete(path);
    }

    /// Copies a disk as it is, without its parents.
    ///
    /// @param files where it is
    /// @param path the path of its descriptor
    /// @param target the datastore to copy it to
    /// @param to the path of its descriptor there, where nothing is yet
    public static void duplicate(
            DatastoreFiles files, String path, DatastoreFiles target, String to) {
        write(files, path, target, to, true);
    }

    /// Says what a disk is based on, after one of them has been moved.
    ///
    /// @param files where both are
    /// @param path the path of the descriptor
    /// @param parent the path of the descriptor of the disk below
    public static void reparent(DatastoreFiles files, String path, String parent) {
        VmdkDescriptor disk = describe(files, path);
        files.write(path, bytes(disk.withParent(Optional.of(relative(path, parent)))));
    }

    private static void write(
            DatastoreFiles files, String path, DatastoreFiles target, String to, boolean keep) {
        VmdkDescriptor before = describe(files, path);
        if (target.exists(to)) {
            throw new DatastoreFileException(Reason.EXISTS, to);
        }
        List<Extent> extents = new ArrayList<>();
        for (Extent extent : before.extents()) {
            String renamed = renamed(extent.file(), path, to);
            if (keep) {
                files.copy(beside(path, extent.file()), target, beside(to, renamed));
            } else {
                files.move(beside(path, extent.file()), target, beside(to, renamed));
            }
            extents.add(
                    new Extent(
                            extent.access(),
                            extent.sectors(),
                            extent.type(),
                            renamed,
                            extent.more()));
        }
        Optional<String> parent = before.parent().map(name -> relative(to, beside(path, name)));
        target.write(to, bytes(before.with(extents).withParent(parent)));
    }

    /// Copies what a disk holds, with what it has from its parents, to a new one without a parent.
    ///
    /// @param files where it is
    /// @param path the path of its descriptor
    /// @param target the datastore to copy it to
    /// @param to the path of its descriptor there, where nothing is yet
    /// @param spec what to create; its capacity is that of the disk
    public static void copy(
            DatastoreFiles files, String path, DatastoreFiles target, String to, Spec spec) {
        String flat = companion(to, "-flat");
        if (target.exists(to)) {
            throw new DatastoreFileException(Reason.EXISTS, to);
        }
        boolean thin = spec.provisioning == Provisioning.THIN;
        long taken = thin ? thinBytes(files, path) : spec.capacity;
        try (DiskContent content = DiskContent.open(files, path);
                FileUpload upload = target.upload(flat)) {
            content.appendTo(upload);
            upload.skip(spec.capacity - upload.position(), 0);
            upload.take(taken);
            upload.commit();
        } catch (IOException e) {
            throw DatastoreFiles.failed(path, e);
        }
        target.write(to, bytes(descriptor(nameOf(flat), spec)));
    }

    /// Returns how much the base of a disk takes if it is thin: blocks of zeros may be among them.
    private static long thinBytes(DatastoreFiles files, String path) {
        String base = chain(files, path).getLast();
        return describe(files, base).isThin() ? allocated(files, base) : 0;
    }

    /// Enlarges a disk.
    ///
    /// @param files where it is
    /// @param path the path of its descriptor
    /// @param capacity bytes, not fewer than before
    /// @param zeroed whether to fill what is added with zeros, also on a thin disk
    public static void extend(DatastoreFiles files, String path, long capacity, boolean zeroed) {
        VmdkDescriptor disk = describe(files, path);
        long more = capacity - disk.capacity();
        List<Extent> extents = new ArrayList<>(disk.extents());
        Extent last = extents.removeLast();
        String file = beside(path, last.file());
        FileStat stat = files.stat(file);
        if (!disk.isDelta()) {
            long taken = disk.isThin() && !zeroed ? 0 : more;
            files.resize(file, stat.size() + more, stat.allocated() + taken);
        }
        long sectors = last.sectors() + more / VmdkDescriptor.SECTOR;
        extents.add(new Extent(last.access(), sectors, last.type(), last.file(), last.more()));
        VmdkDescriptor changed = disk.with(extents);
        String adapter = disk.entry("ddb.adapterType").orElse("lsilogic");
        for (Map.Entry<String, String> entry : geometry(changed.sectors(), adapter).entrySet()) {
            changed = changed.with(entry.getKey(), Optional.of(entry.getValue()));
        }
        files.write(path, bytes(changed));
    }

    /// Takes all blocks of a disk that are not taken yet: it is thin no more.
    ///
    /// @param files where it is
    /// @param path the path of its descriptor
    /// @param eager whether it counts as filled with zeros afterwards
    public static void inflate(DatastoreFiles files, String path, boolean eager) {
        for (String extent : extents(files, path)) {
            long size = files.stat(extent).size();
            files.resize(extent, size, size);
        }
        VmdkDescriptor disk = describe(files, path).with("ddb.thinProvisioned", Optional.empty());
        files.write(path, bytes(eager ? disk.with(EAGER, Optional.of("1")) : disk));
    }

    /// Fills a disk with zeros.
    ///
    /// @param files where it is
    /// @param path the path of its descriptor
    /// @param contentId the identifier of its content afterwards
    public static void zero(DatastoreFiles files, String path, long contentId) {
        VmdkDescriptor disk = describe(files, path);
        for (String extent : extents(files, path)) {
            FileStat stat = files.stat(extent);
            files.writeHole(extent, stat.size(), disk.isThin() ? 0 : stat.size());
        }
        files.write(path, bytes(disk.withContentId(contentId)));
    }

    /// Returns the path of a file beside a descriptor.
    ///
    /// @param path the path of the descriptor
    /// @param suffix what to put before `.vmdk`, for example `-flat`
    /// @return for example `dir/name-flat.vmdk`
    public static String companion(String path, String suffix) {
        boolean usual =
                path.regionMatches(
                        true, path.length() - SUFFIX.length(), SUFFIX, 0, SUFFIX.length());
        String stem = usual ? path.substring(0, path.length() - SUFFIX.length()) : path;
        return stem + suffix + SUFFIX;
    }

    /// Returns the path of a file that a descriptor names.
    ///
    /// @param path the path of the descriptor
    /// @param name the name in it, relative to its directory
    /// @return the path in the datastore, without `..`
    public static String beside(String path, String name) {
        if (name.startsWith("/")) {
            throw new DatastoreFileException(Reason.INVALID_PATH, name);
        }
        String clean = DatastoreFiles.clean(path);
        int slash = clean.lastIndexOf('/');
        List<String> names = new ArrayList<>();
        for (String part : (clean.substring(0, slash + 1) + name).split("/", -1)) {
            if (part.equals("..") && !names.isEmpty()) {
                names.removeLast();
            } else {
                names.add(part);
            }
        }
        return DatastoreFiles.clean(String.join("/", names));
    }

    /// Returns a path in the datastore without slashes and dots that mean nothing.
    ///
    /// @param path the path
    /// @return the same file's path
    public static String plain(String path) {
        return DatastoreFiles.clean(path);
    }

    /// Returns how a descriptor names another file.
    private static String relative(String path, String other) {
        String folder = folderOf(DatastoreFiles.clean(path));
        String clean = DatastoreFiles.clean(other);
        if (folder.equals(folderOf(clean))) {
            return nameOf(clean);
        }
        return folder.isEmpty() ? clean : "../".repeat(folder.split("/", -1).length) + clean;
    }

    private static String renamed(String extent, String path, String to) {
        String before = stem(nameOf(path));
        String name = nameOf(extent);
        return name.startsWith(before)
                ? stem(nameOf(to)) + name.substring(before.length())
                : stem(nameOf(to)) + "-" + name;
    }

    private static String stem(String name) {
        return companion(name, "").substring(0, companion(name, "").length() - SUFFIX.length());
    }

    private static String folderOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static byte[] bytes(VmdkDescriptor descriptor) {
        return descriptor.text().getBytes(StandardCharsets.UTF_8);
    }

    /// Returns the geometry that a BIOS is told.
    static Map<String, String> geometry(long sectors, String adapterType) {
        boolean ide = adapterType.equals("ide");
        long gib = sectors >> 21;
        int heads = ide ? 16 : gib >= 1 ? 255 : 64;
        int perTrack = ide || gib >= 1 ? 63 : 32;
        long cylinders = sectors / ((long) heads * perTrack);
        return Map.of(
                "ddb.geometry.cylinders",
                        String.valueOf(ide ? Math.min(16383, cylinders) : cylinders),
                "ddb.geometry.heads", String.valueOf(heads),
                "ddb.geometry.sectors", String.valueOf(perTrack));
    }

    /// Writes a UUID as descriptors do: `60 00 c2 9a bc de f0 12-34 56 ...`.
    ///
    /// @param uuid a UUID with or without hyphens
    /// @return its form in a descriptor
    public static String diskUuid(String uuid) {
        String digits = uuid.replaceAll("[^0-9A-Fa-f]", "");
        StringBuilder text = new StringBuilder(47);
        for (int i = 0; i + 1 < digits.length(); i += 2) {
            text.append(i == 0 ? "" : i == 16 ? "-" : " ").append(digits, i, i + 2);
        }
        return text.toString();
    }

    private static String longContentId(long contentId, String salt) {
        long high = 0xcbf29ce484222325L;
        for (int i = 0; i < salt.length(); i++) {
            high = (high ^ salt.charAt(i)) * 0x100000001b3L;
        }
        return String.format(
                java.util.Locale.ROOT,
                "%016x%08x%08x",
                high,
                high >>> 7 & 0xffffffffL,
                contentId & 0xffffffffL);
    }
}
