package dev.vireo.simulator.datastore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vireo.simulator.datastore.VirtualDiskFiles.Provisioning;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualDiskFilesTest {
    private static final long GIB = 1L << 30;
    private static final String UUID = "6000c29a-bcde-f012-3456-789abcdef012";

    private final DatastoreFiles files;

    VirtualDiskFilesTest(@TempDir Path root) {
        files = DatastoreFiles.in(root, 100 * GIB, InstantSource.fixed(Instant.EPOCH));
        files.createDirectory("web", false);
    }

    private void create(String path, Provisioning provisioning) {
        VirtualDiskFiles.create(
                files,
                path,
                new VirtualDiskFiles.Spec(
                        10 * GIB, provisioning, "lsilogic", UUID, 0x1234abcdL, 20, 0));
    }

    @Test
    void aDiskIsADescriptorAndAFileOfItsSize() {
        create("web/web.vmdk", Provisioning.THIN);
        assertThat(files.stat("web/web-flat.vmdk").size()).isEqualTo(10 * GIB);
        assertThat(files.stat("web/web-flat.vmdk").allocated()).isZero();
        assertThat(new String(files.read("web/web.vmdk"), UTF_8))
                .startsWith("# Disk DescriptorFile\nversion=1\n")
                .contains("CID=1234abcd\nparentCID=ffffffff\ncreateType=\"vmfs\"\n")
                .contains("RW 20971520 VMFS \"web-flat.vmdk\"\n")
                .contains("ddb.adapterType = \"lsilogic\"\n")
                .contains("ddb.geometry.cylinders = \"1305\"\n")
                .contains("ddb.uuid = \"60 00 c2 9a bc de f0 12-34 56 78 9a bc de f0 12\"\n")
                .contains("ddb.thinProvisioned = \"1\"\n");
    }

    @Test
    void aThickDiskTakesItsSize() {
        create("web/web.vmdk", Provisioning.THICK);
        create("web/eager.vmdk", Provisioning.EAGER_ZEROED);
        assertThat(VirtualDiskFiles.allocated(files, "web/web.vmdk")).isEqualTo(10 * GIB);
        assertThat(VirtualDiskFiles.describe(files, "web/web.vmdk").isThin()).isFalse();
        assertThat(
                        VirtualDiskFiles.isEagerZeroed(
                                VirtualDiskFiles.describe(files, "web/eager.vmdk")))
                .isTrue();
    }

    @Test
    void whatIsReadIsWrittenAgain() {
        create("web/web.vmdk", Provisioning.THIN);
        VmdkDescriptor disk = VirtualDiskFiles.describe(files, "web/web.vmdk");
        assertThat(VmdkDescriptor.parse(disk.text())).isEqualTo(disk);
        assertThat(disk.capacity()).isEqualTo(10 * GIB);
    }

    @Test
    void descriptorsOfOtherProductsAreUnderstood() {
        VmdkDescriptor disk =
                VmdkDescriptor.parse(
                        """
                        # Disk DescriptorFile
                        version=3
                        CID=fffffffe
                        parentCID=ffffffff
                        isNativeSnapshot="no"
                        createType="twoGbMaxExtentFlat"

                        # Extent description
                        RW 4192256 FLAT "a b-f001.vmdk" 0
                        RW 8 FLAT "a b-f002.vmdk" 0
                        RDONLY 63 ZERO
                        # The Disk Data Base
                        ddb.adapterType="ide"
                        """);
        assertThat(disk.sectors()).isEqualTo(4192256 + 8 + 63);
        assertThat(disk.extents())
                .extracting(VmdkDescriptor.Extent::file)
                .containsExactly("a b-f001.vmdk", "a b-f002.vmdk", "");
        assertThat(disk.entry("ddb.adapterType")).hasValue("ide");
    }

    @Test
    void somethingElseIsNoDescriptor() {
        assertThatIllegalArgumentException().isThrownBy(() -> VmdkDescriptor.parse("KDMV"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VmdkDescriptor.parse("# Disk DescriptorFile\nRW x VMFS \"f\"\n"));
        files.write("web/x.vmdk", new byte[] {1, 2});
        assertThatExceptionOfType(DatastoreFileException.class)
                .isThrownBy(() -> VirtualDiskFiles.describe(files, "web/x.vmdk"))
                .extracting(DatastoreFileException::reason)
                .isEqualTo(DatastoreFileException.Reason.BAD_CONTENT);
    }

    @Test
    void deltasFormAChain() {
        create("web/web.vmdk", Provisioning.THIN);
        VirtualDiskFiles.createDelta(files, "web/web-000001.vmdk", "web/web.vmdk", 0x11L);
        VirtualDiskFiles.createDelta(files, "web/web-000002.vmdk", "web/web-000001.vmdk", 0x22L);
        assertThat(VirtualDiskFiles.chain(files, "web/web-000002.vmdk"))
                .containsExactly("web/web-000002.vmdk", "web/web-000001.vmdk", "web/web.vmdk");
        VmdkDescriptor delta = VirtualDiskFiles.describe(files, "web/web-000001.vmdk");
        assertThat(delta.text())
                .contains("parentCID=1234abcd\ncreateType=\"seSparse\"\n")
                .contains("parentFileNameHint=\"web.vmdk\"\n")
                .contains("RW 20971520 SESPARSE \"web-000001-sesparse.vmdk\"\n");
        ByteBuffer header =
                ByteBuffer.wrap(files.read("web/web-000001-sesparse.vmdk"))
                        .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getLong(0)).isEqualTo(0xcafebabeL);
        assertThat(header.getLong(16)).isEqualTo(20971520);
        assertThat(header.getLong(512)).isEqualTo(0xcafecafeL);
    }

    @Test
    void aDiskMovesWithItsExtents() {
        create("web/web.vmdk", Provisioning.THIN);
        files.createDirectory("db", false);
        VirtualDiskFiles.move(files, "web/web.vmdk", files, "db/data.vmdk");
        assertThat(files.list("web")).isEmpty();
        assertThat(files.list("db"))
                .extracting(FileStat::name)
                .containsExactly("data-flat.vmdk", "data.vmdk");
        assertThat(VirtualDiskFiles.describe(files, "db/data.vmdk").text())
                .contains("\"data-flat.vmdk\"");
    }

    @Test
    void aDeltaFindsItsParentAfterAMove() {
        create("web/web.vmdk", Provisioning.THIN);
        files.createDirectory("db", false);
        VirtualDiskFiles.createDelta(files, "web/d.vmdk", "web/web.vmdk", 1);
        VirtualDiskFiles.move(files, "web/d.vmdk", files, "db/d.vmdk");
        assertThat(VirtualDiskFiles.chain(files, "db/d.vmdk"))
                .containsExactly("db/d.vmdk", "web/web.vmdk");
    }

    @Test
    void aDiskGrows() {
        create("web/web.vmdk", Provisioning.THIN);
        VirtualDiskFiles.extend(files, "web/web.vmdk", 12 * GIB, false);
        assertThat(files.stat("web/web-flat.vmdk").size()).isEqualTo(12 * GIB);
        assertThat(VirtualDiskFiles.allocated(files, "web/web.vmdk")).isZero();
        VirtualDiskFiles.extend(files, "web/web.vmdk", 13 * GIB, true);
        assertThat(VirtualDiskFiles.allocated(files, "web/web.vmdk")).isEqualTo(GIB);
        assertThat(VirtualDiskFiles.describe(files, "web/web.vmdk").capacity()).isEqualTo(13 * GIB);
    }

    @Test
    void aThinDiskIsInflated() {
        create("web/web.vmdk", Provisioning.THIN);
        VirtualDiskFiles.inflate(files, "web/web.vmdk", true);
        assertThat(VirtualDiskFiles.allocated(files, "web/web.vmdk")).isEqualTo(10 * GIB);
        assertThat(VirtualDiskFiles.describe(files, "web/web.vmdk").isThin()).isFalse();
    }

    @Test
    void deletingADiskDeletesItsExtents() {
        create("web/web.vmdk", Provisioning.THICK);
        VirtualDiskFiles.delete(files, "web/web.vmdk");
        assertThat(files.list("web")).isEmpty();
        assertThat(files.usedBytes()).isZero();
    }
}
