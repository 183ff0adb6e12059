package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.api.Connection;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.testkit.Command.Outcome;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// As [LibvirtDefectsTest], for storage.
@Timeout(120)
class StorageDefectsTest {
    private static final int CRASHED = 128;
    private static final String TARGET = "iqn.2025-01.test.vireo:disks";

    @TempDir Path folder;

    @Test
    void d06_volumesLieInAnyDirectoryAndAreFoundByTheirNames() {
        try (TwoShells shells = host()) {
            String nested = "vol-create-as datastore1 a/b/c.vmdk 1M --format vmdk";
            done(shells.virsh(nested));
            DatastoreFolder files = new DatastoreFolder(shells.simulator());
            assertThat(files.exists("a+JQ-2fb/c.vmdk")).isTrue();
            refused(shells.virsh("vol-path a/b/c.vmdk --pool datastore1"), "failed to get vol");
            assertThat(done(shells.vireo("vol-path a/b/c.vmdk --pool datastore1")))
                    .contains("[datastore1] a+JQ-2fb/c.vmdk");

            done(shells.vireo(nested));
            assertThat(files.exists("a/b/c.vmdk")).isTrue();
            String odd = "vol-create-as datastore1 d/%~+.vmdk 1M --format vmdk";
            done(shells.virsh(odd));
            refused(shells.virsh("vol-info d/%~+.vmdk --pool datastore1"), "failed to get vol");
            assertThat(done(shells.vireo("vol-info d/%~+.vmdk --pool datastore1")))
                    .contains("1.00 MiB");
            assertThat(done(shells.vireo("vol-list datastore1"))).contains(" d/%~+.vmdk ");
        }
    }

    @Test
    void d12_nothingCrashesIfADiskTellsNoCapacity() {
        try (TwoShells shells = host()) {
            shells.changing(body -> body.replaceAll("<capacityKb>[0-9]*</capacityKb>", ""));
            String info = "vol-info web/web.vmdk --pool datastore1";
            crashed(shells.virsh(info));
            assertThat(done(shells.vireo(info))).contains("Capacity:");
        }
    }

    @Test
    void d12_nothingCrashesIfAPoolTellsNoMountPath() {
        try (TwoShells shells = host()) {
            String uuid = done(shells.virsh("pool-uuid datastore1"));
            shells.changing(body -> body.replaceAll("<path>/vmfs/volumes/[^<]*</path>", ""));
            crashed(shells.virsh("pool-dumpxml datastore1"));
            assertThat(done(shells.vireo("pool-uuid datastore1"))).isEqualTo(uuid);
        }
    }

    @Test
    void d14_aMissingDirectoryIsAMissingVolume() {
        try (TwoShells shells = host();
                Connection connection = shells.connect()) {
            VirtException failure =
                    catchThrowableOfType(
                            VirtException.class,
                            () ->
                                    connection
                                            .lookupStoragePoolByName("datastore1")
                                            .lookupVolume("nosuch/disk.vmdk"));
            assertThat(failure.code()).isEqualTo(ErrorCode.NO_STORAGE_VOL);
            String path = "vol-info [datastore1]nosuch/disk.vmdk";
            refused(shells.virsh(path), "internal error");
            refused(shells.vireo(path), "Storage volume not found");
        }
    }

    @Test
    void d18_poolsOnAllKindsOfDatastoresHaveADocument() {
        try (TwoShells shells = host()) {
            String dumpxml = "pool-dumpxml share";
            String define =
                    "pool-define-as share netfs --source-host nas --source-path /export"
                            + " --source-protocol-ver 4.1";
            done(shells.vireo(define));
            refused(shells.virsh(dumpxml), "internal error");
            assertThat(done(shells.vireo(dumpxml)))
                    .contains("<pool type='netfs'>", "<host name='nas'/>")
                    .contains("<format type='nfs'/>", "<protocol ver='4.1'/>");
            for (String kind : new String[] {"VsanDatastoreInfo", "VvolDatastoreInfo"}) {
                UnaryOperator<String> other =
                        body ->
                                body.replace("\"VmfsDatastoreInfo\"", "\"" + kind + "\"")
                                        .replaceAll("<maxPhysicalRDMFileSize>.*?</vmfs>", "");
                shells.changing(other);
                refused(shells.virsh("pool-dumpxml datastore1"), "internal error");
                assertThat(done(shells.vireo("pool-dumpxml datastore1")))
                        .contains("<pool type='dir'>", "<path>/vmfs/volumes/");
                String volume = "vol-dumpxml web/web.vmdk --pool datastore1";
                assertThat(done(shells.vireo(volume))).contains("<format type='vmdk'/>");
            }
        }
    }

    @Test
    void d19_theNameOfATargetIsThatOfADevice() {
        try (TwoShells shells = host()) {
            assertThat(done(shells.virsh("pool-dumpxml " + TARGET)))
                    .contains("<iqn name='" + TARGET + "'/>");
            assertThat(done(shells.vireo("pool-dumpxml " + TARGET)))
                    .contains("<device path='" + TARGET + "'/>")
                    .doesNotContain("initiator");
        }
    }

    @Test
    void d20_volumesAreListedInOneSearch() {
        try (TwoShells shells = host()) {
            DatastoreFolder files = new DatastoreFolder(shells.simulator());
            long few = requests(shells);
            for (int i = 0; i < 50; i++) {
                files.put("iso/" + i + ".iso", "x");
            }
            assertThat(requests(shells)).isEqualTo(few);
        }
    }

    private static long requests(TwoShells shells) {
        try (Connection connection = shells.connect()) {
            connection.lookupStoragePoolByName("datastore1").listVolumes();
            return connection.statistics().requests();
        }
    }

    private TwoShells host() {
        return TwoShells.before(TwoShells.server().machine("web"), folder);
    }

    private static String done(Outcome outcome) {
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome.out();
    }

    private static void refused(Outcome outcome, String part) {
        assertThat(outcome.exit()).as(outcome.out()).isEqualTo(1);
        assertThat(outcome.err()).contains(part);
    }

    private static void crashed(Outcome outcome) {
        assertThat(outcome.exit()).as(outcome.err()).isGreaterThan(CRASHED);
    }
}
