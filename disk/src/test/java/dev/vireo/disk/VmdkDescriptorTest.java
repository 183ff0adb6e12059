package dev.vireo.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VmdkDescriptorTest {
    private static final String TEXT =
            """
            # Disk DescriptorFile
            version=1
            encoding="UTF-8"
            CID=fe12a0b1
            parentCID = 8a04c1fe
            createType="vmfsSparse"
            parentFileNameHint="../golden image/base.vmdk"
            # Extent description
            RW 4192256 VMFSSPARSE "web-000001-delta.vmdk"
            RDONLY 63 FLAT "boot sector.bin" 17
            RW 8 ZERO

            # The Disk Data Base
            #DDB

            ddb.adapterType = "lsilogic"
            ddb.longContentID = "5e0f"
            """;

    @Test
    void holdsWhatTheTextSays() throws IOException {
        VmdkDescriptor descriptor = VmdkDescriptor.parse("web.vmdk", TEXT);

        assertThat(descriptor.contentId()).isEqualTo(0xfe12a0b1L);
        assertThat(descriptor.parentContentId()).isEqualTo(0x8a04c1feL);
        assertThat(descriptor.createType()).isEqualTo("vmfsSparse");
        assertThat(descriptor.parent()).isEqualTo(Optional.of("../golden image/base.vmdk"));
        assertThat(descriptor.extents())
                .isEqualTo(
                        List.of(
                                new VmdkExtent(
                                        true,
                                        4192256,
                                        ExtentKind.VMFSSPARSE,
                                        "web-000001-delta.vmdk",
                                        0),
                                new VmdkExtent(true, 63, ExtentKind.FLAT, "boot sector.bin", 17),
                                new VmdkExtent(true, 8, ExtentKind.ZERO, "", 0)));
        assertThat(descriptor.entries()).containsEntry("ddb.adaptertype", "lsilogic");
        assertThat(descriptor.capacity()).isEqualTo((4192256L + 63 + 8) * 512);
    }

    @Test
    void isReadWithTheLineEndsOfWindows() throws IOException {
        assertThat(VmdkDescriptor.parse("web.vmdk", TEXT.replace("\n", "\r\n")))
                .isEqualTo(VmdkDescriptor.parse("web.vmdk", TEXT));
    }

    @Test
    void mayHaveABrokenContentIdentifier() {
        assertThatThrownBy(() -> VmdkDescriptor.parse("web.vmdk", TEXT.replace("fe12", "xy12")))
                .isInstanceOf(DiskFormatException.class)
                .hasMessage("'web.vmdk' has a broken content identifier: xy12a0b1");
    }

    @Test
    void isReadInTheEncodingThatItNames(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("größe-flat.vmdk"), new byte[512]);
        Files.write(
                folder.resolve("d.vmdk"),
                """
                # Disk DescriptorFile
                encoding="windows-1252"
                CID=1
                parentCID=ffffffff
                createType="monolithicFlat"
                RW 1 FLAT "größe-flat.vmdk" 0
                """
                        .getBytes(StandardCharsets.ISO_8859_1));

        try (DiskChain chain =
                DiskChain.open(DiskFiles.local(), folder.resolve("d.vmdk").toString())) {
            assertThat(chain.size()).isEqualTo(512);
        }
    }
}
