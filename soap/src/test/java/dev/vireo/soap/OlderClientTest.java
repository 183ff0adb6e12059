package dev.vireo.soap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.ApiVersion;
import dev.vireo.vim.CurrentTimeRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RetrieveServiceContentRequest;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vim.SystemError;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualHardware;
import dev.vireo.vim.VirtualNVDIMM;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a client that names an older version of the API gets to see.
class OlderClientTest {
    private static final ManagedObjectReference SERVICE =
            new ManagedObjectReference("ServiceInstance", "ServiceInstance");

    private final SoapCodec codec = new SoapCodec();

    @Test
    void memberThatCameLaterIsLeftOut() {
        ServiceContent content =
                ServiceContent.builder()
                        .rootFolder(new ManagedObjectReference("Folder", "root"))
                        .vStorageObjectManager(
                                new ManagedObjectReference("VStorageObjectManagerBase", "v"))
                        .build();
        assertThat(reply(content, "6.0")).doesNotContain("vStorageObjectManager").contains("root");
        assertThat(reply(content, "6.5")).contains("vStorageObjectManager");
    }

    @Test
    void valueWhoseTypeCameLaterIsWrittenAsItsBase() {
        VirtualHardware hardware =
                VirtualHardware.builder()
                        .numCPU(1)
                        .memoryMB(4)
                        .device(
                                List.<VirtualDevice>of(
                                        VirtualNVDIMM.builder().key(7).capacityInMB(64L).build()))
                        .build();
        assertThat(encode(hardware, "6.5"))
                .contains("<key>7</key>")
                .doesNotContain("VirtualNVDIMM")
                .doesNotContain("capacityInMB");
        assertThat(encode(hardware, "6.7")).contains("VirtualNVDIMM").contains("capacityInMB");
    }

    @Test
    void faultKeepsItsTypeIfTheClientKnowsIt() {
        SoapFault fault =
                new SoapFault(
                        "ServerFaultCode", "busy", SystemError.builder().reason("why").build());
        String text = text(codec.encodeFault(fault, ApiVersion.of("4.0")));
        assertThat(text).contains("<SystemErrorFault").contains("why");
    }

    @Test
    void plainResultsAreTheSameForAll() {
        byte[] old =
                codec.encodeReply(
                        CurrentTimeRequest.builder(SERVICE).build().vimMethod(),
                        Instant.EPOCH,
                        ApiVersion.of("2.5"));
        assertThat(text(old)).contains("1970-01-01T00:00:00Z");
    }

    private String encode(VirtualHardware hardware, String version) {
        XmlSink out = new XmlSink();
        new ValueEncoder(out, "hardware", false, ApiVersion.of(version)).write(hardware);
        return text(out.toByteArray());
    }

    private String reply(ServiceContent content, String version) {
        return text(
                codec.encodeReply(
                        RetrieveServiceContentRequest.builder(SERVICE).build().vimMethod(),
                        content,
                        ApiVersion.of(version)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
