package dev.vireo.benchmarks;

import dev.vireo.model.DomainXml;
import dev.vireo.model.RawText;
import dev.vireo.testkit.LibvirtOracle;
import dev.vireo.testkit.UnitTestNames;
import dev.vireo.vmx.FileNames;
import dev.vireo.vmx.VmxConverter;
import dev.vireo.vmx.VmxFile;
import dev.vireo.vmx.VmxLevel;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Converts a VMX file of an ESXi host to a domain document and that document to VMX, from bytes to
/// bytes, one after the other in one thread: Vireo; libvirt 9.0 in the same process; libvirt in a
/// process of its own, asked through a pipe. All have the same file names to answer with.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"})
public class ConversionBenchmark {
    private static final int HARDWARE = 19;

    private final VmxConverter converter =
            VmxConverter.builder()
                    .level(VmxLevel.LIBVIRT_9_0)
                    .fileNames(new UnitTestFileNames())
                    .build();
    private final LibvirtOracle libvirt = LibvirtOracle.inThisProcess();
    private final LibvirtOracle child = LibvirtOracle.start();
    private byte[] vmx = {};
    private byte[] xml = {};

    /// Answers as libvirt's unit tests do.
    private record UnitTestFileNames() implements FileNames {
        @Override
        public Optional<String> toSource(String name, boolean mayBeMissing) {
            return UnitTestNames.toSource(name, mayBeMissing);
        }

        @Override
        public String toName(String source) {
            return UnitTestNames.toName(source);
        }
    }

    /// Reads the inputs and makes sure that all make the same of them.
    ///
    /// @throws IOException if they cannot be read
    @Setup(Level.Trial)
    public void read() throws IOException {
        vmx = resource("web01.vmx");
        xml = resource("web01.xml");
        if (!Arrays.equals(vmxToXmlByVireo(), vmxToXmlByLibvirt())
                || !Arrays.equals(vmxToXmlByVireo(), vmxToXmlByLibvirtThroughAPipe())
                || !Arrays.equals(xmlToVmxByVireo(), xmlToVmxByLibvirt())) {
            throw new IllegalStateException("they do not make the same");
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (var file = ConversionBenchmark.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        }
    }

    /// Ends the other process.
    @TearDown(Level.Trial)
    public void stop() {
        libvirt.close();
        child.close();
    }

    /// Converts to XML with Vireo.
    ///
    /// @return the document
    @Benchmark
    public byte[] vmxToXmlByVireo() {
        return RawText.encode(DomainXml.write(converter.toDomain(VmxFile.parse(vmx)), true));
    }

    /// Converts to XML with libvirt in this process.
    ///
    /// @return the document
    @Benchmark
    public byte[] vmxToXmlByLibvirt() {
        return libvirt.parse(vmx, LibvirtOracle.SECURE).bytes();
    }

    /// Converts to XML with libvirt in another process.
    ///
    /// @return the document
    @Benchmark
    public byte[] vmxToXmlByLibvirtThroughAPipe() {
        return child.parse(vmx, LibvirtOracle.SECURE).bytes();
    }

    /// Converts to VMX with Vireo.
    ///
    /// @return the file
    @Benchmark
    public byte[] xmlToVmxByVireo() {
        return converter.toVmx(DomainXml.read(xml), HARDWARE).toBytes();
    }

    /// Converts to VMX with libvirt in this process.
    ///
    /// @return the file
    @Benchmark
    public byte[] xmlToVmxByLibvirt() {
        return libvirt.format(xml, HARDWARE, false).bytes();
    }

    /// Converts to VMX with libvirt in another process.
    ///
    /// @return the file
    @Benchmark
    public byte[] xmlToVmxByLibvirtThroughAPipe() {
        return child.format(xml, HARDWARE, false).bytes();
    }
}
