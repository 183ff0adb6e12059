package dev.vireo.benchmarks;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.vmware.vim25.ws.XmlGen;
import dev.vireo.soap.SoapCodec;
import dev.vireo.vim.RetrievePropertiesRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.Warmup;

/// Reads the same bytes, a retrieval of 1,000 VMs, in four ways: tokens only, tokens with all their
/// names and texts, Vireo's typed objects, yavijava's typed objects.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(
        value = 2,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
public class DecodeBenchmark {
    /// Names the file of the captured reply.
    static final String FILE = "vireo.capture";

    private final XMLInputFactory tokenizers = new InputFactoryImpl();
    private final SoapCodec codec = new SoapCodec();
    private byte[] reply = {};

    /// Reads the captured reply.
    ///
    /// @throws IOException if it cannot be read
    @Setup(Level.Trial)
    public void read() throws IOException {
        reply = Files.readAllBytes(Path.of(System.getProperty(FILE)));
    }

    /// Lets the tokenizer run over the reply and asks for nothing.
    ///
    /// @return the number of tokens
    /// @throws XMLStreamException never
    @Benchmark
    public int tokens() throws XMLStreamException {
        XMLStreamReader reader = tokenizers.createXMLStreamReader(new ByteArrayInputStream(reply));
        int count = 0;
        while (reader.hasNext()) {
            reader.next();
            count++;
        }
        return count;
    }

    /// Asks the tokenizer for all names, attributes and texts.
    ///
    /// @return their length
    /// @throws XMLStreamException never
    @Benchmark
    public int texts() throws XMLStreamException {
        XMLStreamReader reader = tokenizers.createXMLStreamReader(new ByteArrayInputStream(reply));
        int length = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    length += reader.getLocalName().length();
                    for (int i = reader.getAttributeCount() - 1; i >= 0; i--) {
                        length += reader.getAttributeValue(i).length();
                    }
                }
                case XMLStreamConstants.CHARACTERS -> length += reader.getText().length();
                default -> {}
            }
        }
        return length;
    }

    /// Decodes the reply into Vireo's objects.
    ///
    /// @return the objects
    /// @throws IOException never
    @Benchmark
    public @Nullable Object vireo() throws IOException {
        return codec.decodeReply(RetrievePropertiesRequest.METHOD, new ByteArrayInputStream(reply));
    }

    /// Decodes the reply into yavijava's objects.
    ///
    /// @return the objects
    /// @throws Exception if it does not like the reply
    @Benchmark
    public Object yavijava() throws Exception {
        return YAVIJAVA.fromXML("ObjectContent[]", new ByteArrayInputStream(reply));
    }

    private static final XmlGen YAVIJAVA = yavijavaDecoder();

    /// Its decoder is hidden behind its HTTP client.
    private static XmlGen yavijavaDecoder() {
        try {
            var constructor =
                    Class.forName("com.vmware.vim25.ws.XmlGenDom").getDeclaredConstructor();
            constructor.setAccessible(true);
            return (XmlGen) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
