package dev.vireo.testkit;

import dev.vireo.testkit.OracleQuestion.Operation;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Stock libvirt 9.0 as the judge of our conversions: its VMX code is called through
/// `java.lang.foreign`, with the call-backs for file names that its own unit tests use.
///
/// Some inputs make libvirt crash or take all memory, so it runs in a process of its own that is
/// limited and, when it dies, replaced; [#inThisProcess] is for measuring. For one thread at a
/// time.
public final class LibvirtOracle implements AutoCloseable {
    /// Prints passwords of graphics, as libvirt's unit tests do.
    public static final int SECURE = 1;

    /// Prints a definition as `virsh dumpxml --inactive` does.
    public static final int INACTIVE = 2;

    private static final String PACKAGE = "libvirt0";
    private static final String VERSION = ".9000.";
    private static final long MEMORY_LIMIT = 2L << 30;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final @Nullable Libvirt local;
    private final ScheduledExecutorService watchdog =
            Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "libvirt watchdog");
                thread.setDaemon(true);
                return thread;
            });
    private @Nullable Child child;

    private LibvirtOracle(@Nullable Libvirt local) {
        this.local = local;
    }

    /// Tells whether libvirt 9.0 is on this machine.
    ///
    /// @return true if there is a `libvirt.so.0` of this version in a folder of the system
    public static boolean isInstalled() {
        return Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu", "../lib64", ".")
                .map(folder -> Path.of("/usr/lib", folder, "libvirt.so.0"))
                .filter(Files::exists)
                .anyMatch(LibvirtOracle::isOfOurVersion);
    }

    private static boolean isOfOurVersion(Path library) {
        try {
            return library.toRealPath().toString().contains(VERSION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts libvirt in a process of its own. Where it is missing the test is skipped with a
    /// warning, or fails if `VIREO_REQUIRE_STRANGERS` is set.
    ///
    /// @return the oracle, to be closed
    public static LibvirtOracle start() {
        require();
        return new LibvirtOracle(null);
    }

    /// Loads libvirt into this process, which an evil input ends. Needs
    /// `--enable-native-access=ALL-UNNAMED`.
    ///
    /// @return the oracle, to be closed
    public static LibvirtOracle inThisProcess() {
        require();
        return new LibvirtOracle(Libvirt.load());
    }

    private static void require() {
        if (!isInstalled()) {
            Command.missing("there is no libvirt.so.0 of version 9.0", PACKAGE);
        }
    }

    /// Converts VMX to a domain document: `virVMXParseConfig`, then `virDomainDefFormat`.
    ///
    /// @param vmx the file
    /// @param flags [#SECURE], [#INACTIVE], their sum, or 0
    /// @return the document or the error
    public OracleReply parse(byte[] vmx, int flags) {
        return parseIn("", vmx, flags);
    }

    /// Converts VMX to a domain document as a connection to a vCenter does.
    ///
    /// @param datacenterPath the datacenter the virtual machine is in
    /// @param vmx the file
    /// @param flags [#SECURE], [#INACTIVE], their sum, or 0
    /// @return the document or the error
    public OracleReply parseIn(String datacenterPath, byte[] vmx, int flags) {
        return ask(Operation.PARSE, flags, false, vmx, utf8(datacenterPath));
    }

    /// Converts a domain document to VMX: `virDomainDefParseString`, then `virVMXFormatConfig`.
    ///
    /// @param xml the document
    /// @param hardwareVersion the `virtualHW.version` to write
    /// @param autodetect whether the call-back for `auto` models of controllers is there; it always
    ///   says lsilogic
    /// @return the VMX or the error
    public OracleReply format(byte[] xml, int hardwareVersion, boolean autodetect) {
        return ask(Operation.FORMAT, hardwareVersion, autodetect, xml);
    }

    /// Reads a domain document and writes it again.
    ///
    /// @param xml the document
    /// @param flags [#SECURE], [#INACTIVE], their sum, or 0
    /// @return the document in libvirt's form or the error
    public OracleReply normalize(byte[] xml, int flags) {
        return ask(Operation.NORMALIZE, flags, false, xml);
    }

    /// Takes VMX apart: `virConfReadString`.
    ///
    /// @param text the file
    /// @return names and values in turn, each followed by a NUL, or the error
    public OracleReply conf(byte[] text) {
        return ask(Operation.CONF, 0, false, text);
    }

    /// Escapes: `virVMXEscapeHex`.
    ///
    /// @param text what is escaped
    /// @param escape the character that introduces two hexadecimal digits
    /// @param special what is escaped
    /// @return the text
    public OracleReply escape(byte[] text, char escape, String special) {
        return ask(Operation.ESCAPE, escape, false, text, utf8(special));
    }

    /// Undoes escapes: `virVMXUnescapeHex`.
    ///
    /// @param text what is unescaped
    /// @param escape the character that introduces two hexadecimal digits
    /// @return the text or an error that says nothing
    public OracleReply unescape(byte[] text, char escape) {
        return ask(Operation.UNESCAPE, escape, false, text);
    }

    /// Converts to UTF-8: `virVMXConvertToUTF8`.
    ///
    /// @param encoding the encoding of the text
    /// @param text the text
    /// @return the text or the error
    public OracleReply toUtf8(String encoding, byte[] text) {
        return ask(Operation.TO_UTF8, 0, false, text, utf8(encoding));
    }

    /// Escapes the name of a file on a datastore: `esxUtil_EscapeDatastoreItem`.
    ///
    /// @param name the name
    /// @return the name or an error that says nothing
    public OracleReply escapeDatastoreItem(byte[] name) {
        return ask(Operation.DATASTORE_ITEM, 0, false, name);
    }

    /// Takes a datastore path apart: `esxUtil_ParseDatastorePath`.
    ///
    /// @param path the path
    /// @return datastore, directory, and directory with file, each followed by a NUL, or the error
    public OracleReply parseDatastorePath(byte[] path) {
        return ask(Operation.DATASTORE_PATH, 0, false, path);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private OracleReply ask(Operation operation, int number, boolean option, byte[]... fields) {
        var question = new OracleQuestion(operation, number, option, List.of(fields));
        if (local != null) {
            return local.answer(question);
        }
        Child running = child;
        if (running == null) {
            running = Child.start();
            child = running;
        }
        OracleReply reply = running.answer(question, watchdog);
        if (reply instanceof OracleReply.Crashed) {
            running.close();
            child = null;
        }
        return reply;
    }

    /// Ends the process, if there is one.
    @Override
    public void close() {
        watchdog.shutdownNow();
        Child running = child;
        child = null;
        if (running != null) {
            running.close();
        }
    }

    /// A process with libvirt in it.
    private record Child(Process process, DataOutputStream questions, DataInputStream replies) {
        static Child start() {
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            var command =
                    new Command(java)
                            .always(
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-Xmx128m",
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:ReservedCodeCacheSize=32m",
                                    "-XX:CompressedClassSpaceSize=32m",
                                    "-XX:+SuppressFatalErrorMessage",
                                    "-XX:-CreateCoredumpOnCrash",
                                    "-XX:-UsePerfData",
                                    "-Xshare:auto",
                                    "-cp",
                                    classPath(),
                                    OracleChild.class.getName());
            try {
                Process process = command.start(List.of(Long.toString(MEMORY_LIMIT)));
                process.errorReader().close();
                var child =
                        new Child(
                                process,
                                new DataOutputStream(
                                        new BufferedOutputStream(
                                                process.getOutputStream(), 1 << 16)),
                                new DataInputStream(
                                        new BufferedInputStream(
                                                process.getInputStream(), 1 << 16)));
                if (child.replies.read() != '!') {
                    throw new IllegalStateException("libvirt did not start in " + command);
                }
                return child;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String classPath() {
            try {
                return Path.of(
                                LibvirtOracle.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                        .toString();
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }

        OracleReply answer(OracleQuestion question, ScheduledExecutorService watchdog) {
            var limit =
                    watchdog.schedule(
                            process::destroyForcibly, DEADLINE.toSeconds(), TimeUnit.SECONDS);
            try {
                question.writeTo(questions);
                return OracleWire.read(replies);
            } catch (IOException _) {
                return new OracleReply.Crashed();
            } finally {
                limit.cancel(false);
            }
        }

        void close() {
            process.destroyForcibly();
        }
    }
}
