package dev.vireo.testkit;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.vireo.testkit.OracleReply.Accepted;
import dev.vireo.testkit.OracleReply.OracleError;
import dev.vireo.testkit.OracleReply.Refused;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The VMX code of the installed libvirt 9.0, called in this process through symbols that it
/// exports for its own modules and tests. For one thread at a time.
@SuppressWarnings("restricted") // calling libvirt is what this is for; the callers enable it
final class Libvirt {
    private static final int VMX_FORMAT = 1;
    private static final int INACTIVE_DEFINITION = 2;
    private static final int ADDRESS_SPACE = 9;
    private static final int CORE_FILE = 4;
    private static final int MESSAGES = 5;

    private final NativeLibrary library;
    private final MethodHandle lastError;
    private final MethodHandle resetError;
    private final MethodHandle parseVmx;
    private final MethodHandle formatVmx;
    private final MethodHandle parseXml;
    private final MethodHandle formatXml;
    private final MethodHandle freeDefinition;
    private final MethodHandle readConf;
    private final MethodHandle walkConf;
    private final MethodHandle freeConf;
    private final MethodHandle escape;
    private final MethodHandle unescape;
    private final MethodHandle toUtf8;
    private final MethodHandle escapeItem;
    private final MethodHandle parsePath;
    private final MemorySegment capabilities;
    private final MemorySegment profile;
    private final LibvirtFileNames fileNames;
    private final MemorySegment confEntry;
    private final ByteArrayOutputStream confEntries = new ByteArrayOutputStream();

    private Libvirt(NativeLibrary library) throws Throwable {
        this.library = library;
        quiet();
        lastError = library.function("virGetLastError", ADDRESS);
        resetError = library.function("virResetLastError", null);
        parseVmx = pointerTo("virVMXParseConfig", 4);
        formatVmx =
                library.function(
                        "virVMXFormatConfig", ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
        parseXml =
                library.function(
                        "virDomainDefParseString", ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
        formatXml = library.function("virDomainDefFormat", ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
        freeDefinition = library.function("virDomainDefFree", null, ADDRESS);
        readConf = library.function("virConfReadString", ADDRESS, ADDRESS, JAVA_INT);
        walkConf = library.function("virConfWalk", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        freeConf = library.function("virConfFree", JAVA_INT, ADDRESS);
        escape = library.function("virVMXEscapeHex", ADDRESS, ADDRESS, JAVA_BYTE, ADDRESS);
        unescape = library.function("virVMXUnescapeHex", JAVA_INT, ADDRESS, JAVA_BYTE);
        toUtf8 = pointerTo("virVMXConvertToUTF8", 2);
        escapeItem = pointerTo("esxUtil_EscapeDatastoreItem", 1);
        parsePath =
                library.function(
                        "esxUtil_ParseDatastorePath", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
        capabilities = capabilities();
        profile = (MemorySegment) pointerTo("virVMXDomainXMLConfInit", 1).invoke(capabilities);
        fileNames =
                new LibvirtFileNames(
                        library, number("virDomainControllerModelSCSITypeFromString", "lsilogic"));
        confEntry =
                NativeLibrary.callback(
                        MethodHandles.lookup(),
                        this,
                        "confEntry",
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
    }

    /// Loads libvirt, once in a process.
    static Libvirt load() {
        return Holder.LIBVIRT;
    }

    private static final class Holder {
        static final Libvirt LIBVIRT = create();

        private static Libvirt create() {
            try {
                return new Libvirt(new NativeLibrary("libvirt.so.0"));
            } catch (Throwable e) {
                throw failed(e);
            }
        }
    }

    private MethodHandle pointerTo(String function, int arguments) {
        var layouts = new MemoryLayout[arguments];
        Arrays.fill(layouts, ADDRESS);
        return library.function(function, ADDRESS, layouts);
    }

    /// Keeps errors in English, and off standard error.
    private void quiet() throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            var set = NativeLibrary.libc("setenv", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
            int _ =
                    (int)
                            set.invokeExact(
                                    text("LIBVIRT_LOG_OUTPUTS", arena),
                                    text("4:file:/dev/null", arena),
                                    1);
            MemorySegment _ =
                    (MemorySegment)
                            NativeLibrary.libc("setlocale", ADDRESS, JAVA_INT, ADDRESS)
                                    .invokeExact(MESSAGES, text("C", arena));
            if ((int) library.function("virInitialize", JAVA_INT).invokeExact() < 0) {
                throw new IllegalStateException("libvirt does not start");
            }
            MemorySegment handler =
                    NativeLibrary.callback(
                            MethodHandles.lookup(),
                            this,
                            "ignoreError",
                            FunctionDescriptor.ofVoid(ADDRESS, ADDRESS));
            library.function("virSetErrorFunc", null, ADDRESS, ADDRESS)
                    .invokeExact(MemorySegment.NULL, handler);
        }
    }

    /// Takes an error that libvirt would print.
    void ignoreError(MemorySegment data, MemorySegment error) {}

    /// What the driver for ESX declares: full virtualization of i686 and x86_64 by VMware.
    private MemorySegment capabilities() throws Throwable {
        var made =
                (MemorySegment)
                        library.function(
                                        "virCapabilitiesNew",
                                        ADDRESS,
                                        JAVA_INT,
                                        JAVA_BOOLEAN,
                                        JAVA_BOOLEAN)
                                .invokeExact(number("virArchFromString", "i686"), true, true);
        int hvm = number("virDomainOSTypeFromString", "hvm");
        int vmware = number("virDomainVirtTypeFromString", "vmware");
        var addGuest =
                library.function(
                        "virCapabilitiesAddGuest",
                        ADDRESS,
                        ADDRESS,
                        JAVA_INT,
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        JAVA_INT,
                        ADDRESS);
        var addDomain =
                library.function(
                        "virCapabilitiesAddGuestDomain",
                        ADDRESS,
                        ADDRESS,
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        JAVA_INT,
                        ADDRESS);
        MemorySegment none = MemorySegment.NULL;
        for (String architecture : List.of("i686", "x86_64")) {
            var guest =
                    (MemorySegment)
                            addGuest.invokeExact(
                                    made,
                                    hvm,
                                    number("virArchFromString", architecture),
                                    none,
                                    none,
                                    0,
                                    none);
            MemorySegment _ =
                    (MemorySegment) addDomain.invokeExact(guest, vmware, none, none, 0, none);
        }
        return made;
    }

    private int number(String function, String name) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            return (int)
                    library.function(function, JAVA_INT, ADDRESS).invokeExact(text(name, arena));
        }
    }

    private static MemorySegment text(String text, Arena arena) {
        return NativeLibrary.text(text.getBytes(StandardCharsets.UTF_8), arena);
    }

    /// Limits what this process may take, so that libvirt fails soon where it would take all, and
    /// leaves no core file behind.
    void limitMemory(long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            var set = NativeLibrary.libc("setrlimit", JAVA_INT, JAVA_INT, ADDRESS);
            int _ = (int) set.invokeExact(ADDRESS_SPACE, limit(bytes, arena));
            int _ = (int) set.invokeExact(CORE_FILE, limit(0, arena));
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static MemorySegment limit(long value, Arena arena) {
        return arena.allocateFrom(JAVA_LONG, value, value);
    }

    /// Answers a question. May not come back.
    OracleReply answer(OracleQuestion question) {
        byte[] text = question.fields().getFirst();
        byte[] more = question.fields().size() > 1 ? question.fields().get(1) : new byte[0];
        try (Arena arena = Arena.ofConfined()) {
            resetError.invokeExact();
            MemorySegment input = NativeLibrary.text(text, arena);
            int number = question.number();
            return switch (question.operation()) {
                case PARSE -> parse(input, more, number, arena);
                case FORMAT -> format(input, number, question.option(), arena);
                case NORMALIZE -> normalize(input, number);
                case CONF -> conf(input);
                case ESCAPE -> escape(input, (byte) number, NativeLibrary.text(more, arena));
                case UNESCAPE -> unescape(input, (byte) number);
                case TO_UTF8 -> {
                    MemorySegment encoding = NativeLibrary.text(more, arena);
                    yield taken((MemorySegment) toUtf8.invokeExact(encoding, input), "");
                }
                case DATASTORE_ITEM -> taken((MemorySegment) escapeItem.invokeExact(input), "");
                case DATASTORE_PATH -> datastorePath(input, arena);
            };
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static RuntimeException failed(Throwable e) {
        return new IllegalStateException("libvirt could not be called", e);
    }

    private OracleReply parse(MemorySegment vmx, byte[] datacenterPath, int flags, Arena arena)
            throws Throwable {
        MemorySegment context = fileNames.context(datacenterPath, false, arena);
        var definition = (MemorySegment) parseVmx.invokeExact(context, profile, capabilities, vmx);
        if (NativeLibrary.isNull(definition)) {
            return refused("parse");
        }
        var xml = (MemorySegment) formatXml.invokeExact(definition, profile, flags);
        freeDefinition.invokeExact(definition);
        return NativeLibrary.isNull(xml)
                ? refused("format")
                : new Accepted(library.takenBytes(xml));
    }

    private OracleReply format(MemorySegment xml, int version, boolean autodetect, Arena arena)
            throws Throwable {
        MemorySegment context = fileNames.context(new byte[0], autodetect, arena);
        MemorySegment definition = parsedXml(xml);
        if (NativeLibrary.isNull(definition)) {
            return refused("xml");
        }
        var vmx = (MemorySegment) formatVmx.invokeExact(context, profile, definition, version);
        freeDefinition.invokeExact(definition);
        return taken(vmx, "vmx");
    }

    private OracleReply normalize(MemorySegment xml, int flags) throws Throwable {
        MemorySegment definition = parsedXml(xml);
        if (NativeLibrary.isNull(definition)) {
            return refused("xml");
        }
        var normal = (MemorySegment) formatXml.invokeExact(definition, profile, flags);
        freeDefinition.invokeExact(definition);
        return taken(normal, "format");
    }

    private MemorySegment parsedXml(MemorySegment xml) throws Throwable {
        return (MemorySegment)
                parseXml.invokeExact(xml, profile, MemorySegment.NULL, INACTIVE_DEFINITION);
    }

    private OracleReply conf(MemorySegment text) throws Throwable {
        confEntries.reset();
        var conf = (MemorySegment) readConf.invokeExact(text, VMX_FORMAT);
        if (NativeLibrary.isNull(conf)) {
            return refused("conf");
        }
        int _ = (int) walkConf.invokeExact(conf, confEntry, MemorySegment.NULL);
        int _ = (int) freeConf.invokeExact(conf);
        return new Accepted(confEntries.toByteArray());
    }

    /// Notes one entry as `name NUL value NUL`.
    int confEntry(MemorySegment name, MemorySegment value, MemorySegment data) {
        try {
            confEntries.writeBytes(library.bytes(name));
            confEntries.write(0);
            MemorySegment text = value.reinterpret(5 * ADDRESS.byteSize()).getAtIndex(ADDRESS, 3);
            if (!NativeLibrary.isNull(text)) {
                confEntries.writeBytes(library.bytes(text));
            }
            confEntries.write(0);
            return 0;
        } catch (Throwable e) {
            return -1;
        }
    }

    private OracleReply escape(MemorySegment text, byte escape, MemorySegment special)
            throws Throwable {
        return taken((MemorySegment) this.escape.invokeExact(text, escape, special), "");
    }

    private OracleReply unescape(MemorySegment text, byte escape) throws Throwable {
        return (int) unescape.invokeExact(text, escape) == 0
                ? new Accepted(library.bytes(text))
                : refused("");
    }

    private OracleReply datastorePath(MemorySegment path, Arena arena) throws Throwable {
        List<MemorySegment> parts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            parts.add(arena.allocate(ADDRESS));
        }
        int result = (int) parsePath.invokeExact(path, parts.get(0), parts.get(1), parts.get(2));
        if (result < 0) {
            return refused("");
        }
        var out = new ByteArrayOutputStream();
        for (MemorySegment part : parts) {
            out.writeBytes(library.takenBytes(part.get(ADDRESS, 0)));
            out.write(0);
        }
        return new Accepted(out.toByteArray());
    }

    private OracleReply taken(MemorySegment result, String stage) throws Throwable {
        return NativeLibrary.isNull(result)
                ? refused(stage)
                : new Accepted(library.takenBytes(result));
    }

    private OracleReply refused(String stage) throws Throwable {
        return new Refused(error(), stage, fileNames.nullsSeen());
    }

    private @Nullable OracleError error() throws Throwable {
        var error = (MemorySegment) lastError.invokeExact();
        if (NativeLibrary.isNull(error)) {
            return null;
        }
        MemorySegment fields = error.reinterpret(2 * ADDRESS.byteSize());
        MemorySegment message = fields.getAtIndex(ADDRESS, 1);
        return new OracleError(
                fields.getAtIndex(JAVA_INT, 0),
                fields.getAtIndex(JAVA_INT, 1),
                NativeLibrary.isNull(message)
                        ? ""
                        : new String(library.bytes(message), StandardCharsets.UTF_8));
    }
}
