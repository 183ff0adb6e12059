package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.StorageVolume;
import dev.vireo.driver.tck.DriverContract;
import dev.vireo.driver.tck.MigrationContract;
import dev.vireo.vmx.DatastorePath;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// The driver contract over govmomi's simulator, with what that one cannot do. Each gap is a test
/// that fails when the gap is closed.
interface VcsimGaps extends DriverContract {
    /// It changes an allocation as a whole: what is not named is reset.
    @Override
    @Test
    default void changesMemoryParametersOneByOne() {
        gap(DriverContract.super::changesMemoryParametersOneByOne, "MemoryParameters[");
    }

    /// As with memory.
    @Override
    @Test
    default void changesSchedulerParametersOneByOne() {
        gap(DriverContract.super::changesSchedulerParametersOneByOne, "SchedulerParameters[");
    }

    /// Its hosts do not tell `capability.maxSupportedVcpus`.
    @Override
    @Test
    default void setsTheNumberOfProcessors() {
        gap(DriverContract.super::setsTheNumberOfProcessors, "maxSupportedVcpus");
    }

    /// It has no `ReconfigureAutostart`.
    @Override
    @Test
    default void startsDomainsWithTheHostOneByOne() {
        gap(DriverContract.super::startsDomainsWithTheHostOneByOne, "ReconfigureAutostart");
    }

    /// The VMX files of its machines are empty.
    @Override
    @Test
    default void describesADomain() {
        gap(DriverContract.super::describesADomain, ".vmx' is empty");
    }

    /// As above.
    @Override
    @Test
    default void describesARunningDomainWithItsNumber() {
        gap(DriverContract.super::describesARunningDomainWithItsNumber, ".vmx' is empty");
    }

    /// As above: there is no document to begin with.
    @Override
    @Test
    default void definesADomain() {
        gap(DriverContract.super::definesADomain, ".vmx' is empty");
    }

    /// As above.
    @Override
    @Test
    default void overwritesNoFile() {
        gap(DriverContract.super::overwritesNoFile, ".vmx' is empty");
    }

    /// As above.
    @Override
    @Test
    default void refusesTheNameOfAnotherDomain() {
        gap(DriverContract.super::refusesTheNameOfAnotherDomain, ".vmx' is empty");
    }

    /// As above.
    @Override
    @Test
    default void redefinesADomain() {
        gap(DriverContract.super::redefinesADomain, ".vmx' is empty");
    }

    /// As above.
    @Override
    @Test
    default void doesNotRedefineARunningDomain() {
        gap(DriverContract.super::doesNotRedefineARunningDomain, ".vmx' is empty");
    }

    /// As above.
    @Override
    @Test
    default void showsInTheDocumentWhatCameAndWent() {
        gap(DriverContract.super::showsInTheDocumentWhatCameAndWent, ".vmx' is empty");
    }

    /// It does not empty an annotation.
    @Override
    @Test
    default void keepsDescriptions() {
        gap(DriverContract.super::keepsDescriptions, "Expecting an empty Optional");
    }

    /// It keeps the first value of an entry that is set again.
    @Override
    @Test
    default void keepsElementsOfOtherNamespaces() {
        gap(DriverContract.super::keepsElementsOfOtherNamespaces, "Expecting an empty Optional");
    }

    /// A host has no event history, and a vCenter does not find the events of a host's machines.
    @Override
    @Test
    default void tellsWhatOthersDoOnceAndInOrder() {
        gap(DriverContract.super::tellsWhatOthersDoOnceAndInOrder, "No");
    }

    /// Its snapshots hold the state of the machine, with memory or without.
    @Override
    @Test
    default void goesBackWithAndWithoutMemory() {
        gap(DriverContract.super::goesBackWithAndWithoutMemory, "SHUT_OFF");
    }

    /// As above.
    @Override
    @Test
    default void leavesMemoryOutAsTheDocumentSays() {
        gap(DriverContract.super::leavesMemoryOutAsTheDocumentSays, "SHUT_OFF");
    }

    /// Once a current snapshot was deleted with others, it fails to take another one.
    @Override
    @Test
    default void deletesOneAndThoseAfterIt() {
        gap(DriverContract.super::deletesOneAndThoseAfterIt, "closed the connection");
    }

    /// It has no `ConsolidateVMDisks_Task`.
    @Override
    @Test
    default void consolidatesWhatIsLeft() {
        gap(DriverContract.super::consolidatesWhatIsLeft, "ConsolidateVMDisks_Task");
    }

    /// Its hosts go on showing the switches that they had first.
    @Override
    @Test
    default void definesChangesAndUndefinesANetwork() {
        gap(DriverContract.super::definesChangesAndUndefinesANetwork, "with name 'tck'");
    }

    /// Its search tells no capacities of disks.
    @Override
    @Test
    default void makesThickAndThinVolumes() {
        gap(DriverContract.super::makesThickAndThinVolumes, "expected: 4194304L");
    }

    /// As above.
    @Override
    @Test
    default void copiesAVolume() {
        gap(DriverContract.super::copiesAVolume, "expected: 4194304L");
    }

    /// It has no `ExtendVirtualDisk_Task`.
    @Override
    @Test
    default void makesAVolumeLarger() {
        gap(DriverContract.super::makesAVolumeLarger, "ExtendVirtualDisk_Task");
    }

    /// It sends an empty reply.
    @Override
    @Test
    default void refreshesAStoragePool() {
        gap(DriverContract.super::refreshesAStoragePool, "RefreshDatastore");
    }

    /// It takes the name of a datastore for a directory of its own computer.
    @Override
    @Test
    default void mountsAShare() {
        gap(DriverContract.super::mountsAShare, "stat tck-share");
    }

    /// It has no pictures of screens.
    @Override
    @Test
    default void takesPicturesOfTheScreen() {
        gap(DriverContract.super::takesPicturesOfTheScreen, "404");
    }

    /// It has no keyboards.
    @Override
    @Test
    default void pressesKeys() {
        gap(DriverContract.super::pressesKeys, "PutUsbScanCodes");
    }

    /// Tools run in none of its machines.
    @Override
    @Test
    default void tellsOfTheGuest() {
        gap(DriverContract.super::tellsOfTheGuest, "The VMware Tools of '");
    }

    /// It has no `ValidateMigration`, and no `MigrateVM_Task` either.
    @Override
    @Test
    default void goesToAnotherHostAndBack() {
        try (VcsimServer own = VcsimServer.vcenter(3)) {
            MigrationContract contract = () -> own;
            gap(contract::goesToAnotherHostAndBack, "ValidateMigration");
        }
    }

    /// Its hosts go on showing the machines that they had first; the machine has moved, see
    /// [MigrationOverVcsimTest].
    @Override
    @Test
    default void goesToAnotherHostAndBackWithItsFiles() {
        try (VcsimServer own = VcsimServer.vcenter(3)) {
            MigrationContract contract = () -> own;
            gap(
                    contract::goesToAnotherHostAndBackWithItsFiles,
                    "but cannot be found at the destination");
        }
    }

    /// Its disks have empty files: no descriptor, and no data.
    @Override
    default void prepare(StorageVolume volume, int size) {
        DatastorePath path = DatastorePath.parse(volume.path());
        String data = path.fileName().replace(".vmdk", "-flat.vmdk");
        VcsimServer server = (VcsimServer) host();
        server.put(path, "# Disk DescriptorFile\nRW " + size / 512 + " VMFS \"" + data + "\"\n");
        server.put(new DatastorePath(path.datastore(), path.folder() + "/" + data), new byte[size]);
    }

    private static void gap(ThrowingCallable contract, String what) {
        assertThatThrownBy(contract).hasMessageContaining(what);
    }
}
