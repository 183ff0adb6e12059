package dev.vireo.testkit;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            String text = new String(library.bytes(name), ISO_8859_1);
            Optional<String> parsed = UnitTestNames.toSource(text, missingIsFine);
            if (parsed.isPresent()) {
                out.set(ADDRESS, 0, library.givenText(parsed.get().getBytes(ISO_8859_1)));
            }
            return 0;
        } catch (Throwable e) {
            return -1;
        }
    }

    MemorySegment format(MemorySegment source, MemorySegment opaque) {
        try {
            if (NativeLibrary.isNull(source)) {
                nullsSeen.add("formatFileName");
                return MemorySegment.NULL;
            }
            String name = UnitTestNames.toName(new String(library.bytes(source), ISO_8859_1));
            return library.givenText(name.getBytes(ISO_8859_1));
        } catch (Throwable e) {
            return MemorySegment.NULL;
        }
    }

    int detect(MemorySegment disk, MemorySegment model, MemorySegment opaque) {
        model.reinterpret(JAVA_INT.byteSize()).set(JAVA_INT, 0, lsilogic);
        return 0;
    }
}
