package dev.vireo.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One disk, without those below it: a descriptor and the extents that it names.
final class VmdkDisk implements Closeable {
    /// A disk in a thousand extents is described in 60 KiB.
    private static final int LONGEST_DESCRIPTOR = 1 << 20;

    /// Nearly all descriptors are shorter.
    private static final int HEAD = 16 << 10;

    private static final Pattern ENCODING =
            Pattern.compile("(?im)^\\s*encoding\\s*=\\s*\"?([-\\w.:]+)");

    private final DiskFiles files;
    private final String path;
    private final VmdkDescriptor descriptor;
    private final List<Extent> extents;

    /// Where each extent starts, and where the last one ends.
    private final long[] starts;

    private VmdkDisk(
            DiskFiles files, String path, VmdkDescriptor descriptor, List<Extent> extents) {
        this.files = files;
        this.path = path;
        this.descriptor = descriptor;
        this.extents = extents;
        this.starts = new long[extents.size() + 1];
        for (int i = 0; i < extents.size(); i++) {
            starts[i + 1] = starts[i] + extents.get(i).length();
        }
    }

    /// Opens a disk.
    ///
    /// @param path the path of its descriptor, or of a file that has it inside
    static VmdkDisk open(DiskFiles files, MetadataCache cache, String path) throws IOException {
        List<Extent> extents = new ArrayList<>();
        ByteSource file = files.open(path);
        boolean used = false;
        try {
            VmdkDescriptor descriptor = VmdkDescriptor.parse(file.name(), decode(text(file)));
            for (VmdkExtent described : descriptor.extents()) {
                if (!described.kind().hasFile() && described.kind() != ExtentKind.ZERO) {
                    throw new DiskFormatException(
                            file.name(),
                            "is a raw device mapping ("
                                    + described.kind()
                                    + "): its content is on"
                                    + " a LUN, not in files");
                }
                if (!described.accessible()) {
                    throw new DiskFormatException(
                            file.name(), "has an extent that may not be read (NOACCESS)");
                }
                boolean inside = inside(files, path, file, described);
                used |= inside;
                extents.add(
                        described.kind() == ExtentKind.ZERO
                                ? new ZeroExtent(described.sectors() * VmdkDescriptor.SECTOR)
                                : open(
                                        inside
                                                ? file
                                                : files.open(files.resolve(path, described.file())),
                                        cache,
                                        described));
            }
            return new VmdkDisk(files, path, descriptor, extents);
        } catch (IOException | RuntimeException e) {
            for (Extent extent : extents) {
                extent.close();
            }
            throw e;
        } finally {
            if (!used || extents.isEmpty()) {
                file.close();
            }
        }
    }

    /// Returns whether an extent is in the file that has the descriptor. It may have been given
    /// another name since; then the name in it is of no use.
    private static boolean inside(
            DiskFiles files, String path, ByteSource file, VmdkExtent described)
            throws IOException {
        return described.kind() == ExtentKind.SPARSE
                && (files.resolve(path, described.file()).equals(path) || isHosted(file));
    }

    private static Extent open(ByteSource source, MetadataCache cache, VmdkExtent described)
            throws IOException {
        long length = described.sectors() * VmdkDescriptor.SECTOR;
        try {
            return switch (described.kind()) {
                case FLAT, VMFS -> FlatExtent.open(source, described);
                case SPARSE, VMFSSPARSE -> sparse(source, cache, length);
                case SESPARSE -> SpaceEfficientSparse.open(source, cache, length);
                case ZERO, VMFSRDM, VMFSRAW -> throw new IllegalArgumentException("no file");
            };
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /// Opens one of the two older formats, which descriptors do not always tell apart.
    private static Extent sparse(ByteSource source, MetadataCache cache, long length)
            throws IOException {
        return isHosted(source)
                ? HostedSparse.open(source, cache, length)
                : CopyOnWriteSparse.open(source, cache, length);
    }

    private static boolean isHosted(ByteSource file) throws IOException {
        return starts(file, HostedSparse.MAGIC);
    }

    private static boolean starts(ByteSource file, String magic) throws IOException {
        return file.size() >= magic.length() && Fields.read(file, 0, magic.length()).starts(magic);
    }

    /// Reads a descriptor, in one read unless it is far inside of a large file.
    private static byte[] text(ByteSource file) throws IOException {
        int length = (int) Math.min(file.size(), HEAD);
        Fields head = Fields.read(file, 0, length);
        if (head.starts(HostedSparse.MAGIC)) {
            HostedSparse.Range range =
                    HostedSparse.descriptor(file)
                            .orElseThrow(() -> new DiskFormatException(file.name(), EXTENT_ONLY));
            byte[] padded = Fields.read(file, range.start(), range.length()).bytes();
            int end = 0;
            while (end < padded.length && padded[end] != 0) {
                end++;
            }
            return Arrays.copyOf(padded, end);
        }
        if (head.starts(CopyOnWriteSparse.MAGIC)) {
            throw new DiskFormatException(file.name(), EXTENT_ONLY);
        }
        if (file.size() > LONGEST_DESCRIPTOR) {
            throw new DiskFormatException(
                    file.name(), "is no descriptor of a virtual disk: it is too large");
        }
        return length == file.size()
                ? head.bytes()
                : Fields.read(file, 0, (int) file.size()).bytes();
    }

    private static final String EXTENT_ONLY =
            "is an extent of a disk, not the disk; name its descriptor instead";

    /// Reads a descriptor in the encoding that it names.
    private static String decode(byte[] text) {
        String bytes = new String(text, StandardCharsets.ISO_8859_1);
        Matcher named = ENCODING.matcher(bytes);
        Charset charset = StandardCharsets.UTF_8;
        if (named.find()) {
            try {
                charset = Charset.forName(named.group(1).toLowerCase(Locale.ROOT));
            } catch (UnsupportedCharsetException _) {
                charset = StandardCharsets.UTF_8; // names are ASCII nearly always
            }
        }
        return new String(text, charset);
    }

    String path() {
        return path;
    }

    VmdkDescriptor descriptor() {
        return descriptor;
    }

    /// Adds what tells its present content from another one.
    void fingerprint(Fingerprint fingerprint) throws IOException {
        fingerprint.add(path);
        try (ByteSource file = files.open(path)) {
            fingerprint.add(text(file)); // it says when the content is another one
        }
        for (Extent extent : extents) {
            for (ByteSource source : extent.sources()) {
                fingerprint.add(source.name());
                fingerprint.add(Long.toString(source.size()));
                fingerprint.add(source.version());
            }
        }
    }

    /// Finds out what it has for a range.
    ///
    /// @param position where it starts on the disk
    /// @param limit how much is wanted
    /// @return what it has from the position on, with its place on the disk
    Span span(long position, long limit) throws IOException {
        if (position >= descriptor.capacity()) {
            return new Span(Span.Kind.ZERO, position, limit, 0);
        }
        int index = extentAt(position);
        Span span = extents.get(index).span(position - starts[index], limit);
        return new Span(span.kind(), position, span.length(), span.place());
    }

    /// Reads a part of a span that has content.
    void read(Span span, long position, byte[] into, int offset, int length) throws IOException {
        int index = extentAt(position);
        Span inside =
                new Span(span.kind(), span.start() - starts[index], span.length(), span.place());
        extents.get(index).read(inside, position - starts[index], into, offset, length);
    }

    private int extentAt(long position) {
        int found = Arrays.binarySearch(starts, position);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public void close() throws IOException {
        for (Extent extent : extents) {
            extent.close();
        }
    }
}
