package dev.vireo.testkit;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What libvirt's VMX code asks its driver: the names of files on both sides, and the model of a
/// SCSI controller. Answers as the driver in libvirt's own unit tests does. Libvirt calls the three
/// functions through pointers.
@SuppressWarnings("restricted") // reading what libvirt points at is what this is for
final class LibvirtFileNames {
    /// `opaque`, three functions, the path of the datacenter, and room for what later versions add.
    private static final long CONTEXT_SIZE = 9 * ADDRESS.byteSize();

    private static final FunctionDescriptor PARSE =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_BOOLEAN);
    private static final FunctionDescriptor FORMAT =
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS);
    private static final FunctionDescriptor DETECT =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS);

    private final NativeLibrary library;
    private final int lsilogic;
    private final MemorySegment parse;
    private final MemorySegment format;
    private final MemorySegment detect;
    private final List<String> nullsSeen = new ArrayList<>();

    LibvirtFileNames(NativeLibrary library, int lsilogic) {
        this.library = library;
        this.lsilogic = lsilogic;
        var lookup = MethodHandles.lookup();
        parse = NativeLibrary.callback(lookup, this, "parse", PARSE);
        format = NativeLibrary.callback(lookup, this, "format", FORMAT);
        detect = NativeLibrary.callback(lookup, this, "detect", DETECT);
    }

    /// Makes the context of one conversion, and forgets the last one.
    ///
    /// @param datacenterPath as a connection to a vCenter would give it, empty for none
    /// @param autodetect whether models of controllers can be asked for
    MemorySegment context(byte[] datacenterPath, boolean autodetect, Arena arena) {
        nullsSeen.clear();
        MemorySegment context = arena.allocate(CONTEXT_SIZE, ADDRESS.byteAlignment());
        context.setAtIndex(ADDRESS, 1, parse);
        context.setAtIndex(ADDRESS, 2, format);
        if (autodetect) {
            context.setAtIndex(ADDRESS, 3, detect);
        }
        if (datacenterPath.length > 0) {
            context.setAtIndex(ADDRESS, 4, NativeLibrary.text(datacenterPath, arena));
        }
        return context;
    }

    /// Tells which functions got no file name at all since the context was made.
    List<String> nullsSeen() {
        return nullsSeen;
    }

    int parse(
            MemorySegment name, MemorySegment opaque, MemorySegment result, boolean missingIsFine) {
        try {
            MemorySegment out = result.reinterpret(ADDRESS.byteSize());
            out.set(ADDRESS, 0, MemorySegment.NULL);
            if (NativeLibrary.isNull(name)) {
                nullsSeen.add("parseFileName");
                return -1;
            }
            String text = new String(library.bytes(name), StandardCharsets.ISO_8859_1);
            if (isMissing(text)) {
                return missingIsFine ? 0 : -1;
            }
            String parsed = parsed(text);
            if (parsed == null) {
                return -1;
            }
            out.set(ADDRESS, 0, library.givenText(parsed.getBytes(StandardCharsets.ISO_8859_1)));
            return 0;
        } catch (Throwable e) {
            return -1;
        }
    }

    private static boolean isMissing(String name) {
        List<String> parts = volumeAndPath(name);
        return parts.size() == 2
                && (parts.getFirst().equals("missing") || parts.getLast().startsWith("missing"));
    }

    /// Splits `/vmfs/volumes/VOLUME/PATH`. Any number of slashes may come before the volume.
    private static List<String> volumeAndPath(String name) {
        String prefix = "/vmfs/volumes/";
        if (!name.startsWith(prefix)) {
            return List.of();
        }
        int start = prefix.length();
        while (start < name.length() && name.charAt(start) == '/') {
            start++;
        }
        int end = name.indexOf('/', start);
        return end < 0 || end + 1 == name.length()
                ? List.of("", "")
                : List.of(name.substring(start, end), name.substring(end + 1));
    }

    private static @Nullable String parsed(String name) {
        List<String> parts = volumeAndPath(name);
        if (!parts.isEmpty()) {
            return parts.getFirst().isEmpty()
                    ? null
                    : "[" + parts.getFirst() + "] " + parts.getLast();
        }
        if (name.startsWith("/")) {
            return name;
        }
        return name.contains("/") ? null : "[datastore] directory/" + name;
    }

    MemorySegment format(MemorySegment source, MemorySegment opaque) {
        try {
            if (NativeLibrary.isNull(source)) {
                nullsSeen.add("formatFileName");
                return MemorySegment.NULL;
            }
            String name = formatted(new String(library.bytes(source), StandardCharsets.ISO_8859_1));
            return name == null
                    ? MemorySegment.NULL
                    : library.givenText(name.getBytes(StandardCharsets.ISO_8859_1));
        } catch (Throwable e) {
            return MemorySegment.NULL;
        }
    }

    private static @Nullable String formatted(String source) {
        if (source.startsWith("/")) {
            return source;
        }
        if (!source.startsWith("[")) {
            return null;
        }
        int end = source.indexOf(']');
        String datastore = end < 0 ? source.substring(1) : source.substring(1, end);
        int path = end < 0 ? source.length() : end + 1;
        while (path < source.length() && source.charAt(path) == ' ') {
            path++;
        }
        return datastore.isEmpty()
                ? null
                : "/vmfs/volumes/" + datastore + "/" + source.substring(path);
    }

    int detect(MemorySegment disk, MemorySegment model, MemorySegment opaque) {
        model.reinterpret(JAVA_INT.byteSize()).set(JAVA_INT, 0, lsilogic);
        return 0;
    }
}
