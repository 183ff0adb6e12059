package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.ErrorCode;
import dev.vireo.vim.DataType;
import dev.vireo.vim.DuplicateName;
import dev.vireo.vim.FileNotFound;
import dev.vireo.vim.ManagedObjectNotFound;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.NoPermission;
import dev.vireo.vim.NoPermissionEntityPrivileges;
import dev.vireo.vim.RuntimeFault;
import dev.vireo.vim.Types;
import dev.vireo.vim.VimFault;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each fault of the VI API has a code of libvirt's, whatever the server left out of its members.
class FaultCodesTest {
    private static final ManagedObjectReference MACHINE =
            new ManagedObjectReference("VirtualMachine", "vm-1");
    private static final ManagedObjectReference HOST =
            new ManagedObjectReference("HostSystem", "host-1");

    /// What methods declare has a better code than that something went wrong inside.
    @Test
    void everyForeseenFaultIsMoreThanAnInternalError() {
        assertThat(faults()).hasSizeGreaterThan(600);
        assertThat(faults())
                .filteredOn(VimFault.class::isInstance)
                .allSatisfy(fault ->
                        assertThat(FaultCodes.of(fault)).isNotEqualTo(ErrorCode.INTERNAL_ERROR));
    }

    /// Those are mistakes of this driver, or of the server.
    @Test
    void onlyTheseFaultsAreInternalErrors() {
        Set<String> internal = new TreeSet<>();
        for (MethodFault fault : faults()) {
            if (FaultCodes.of(fault) == ErrorCode.INTERNAL_ERROR) {
                internal.add(fault.wireType());
            }
        }
        assertThat(internal).isEqualTo(new TreeSet<>(INTERNAL.lines().toList()));
    }

    private static final String INTERNAL =
            """
            CannotDisableDrsOnClustersWithVApps
            ConflictingDatastoreFound
            DatabaseError
            FailToLockFaultToleranceVMs
            InvalidCollectorVersion
            InvalidProfileReferenceHost
            InvalidProperty
            InvalidRequest
            InvalidScheduledTask
            InvalidType
            LicenseAssignmentFailed
            ManagedObjectNotFound
            MethodAlreadyDisabledFault
            MethodFault
            RuntimeFault
            SystemError
            ThirdPartyLicenseAssignmentFailed
            UnexpectedFault
            """;

    @Test
    void wordsEveryFaultInOneLine() {
        assertThat(faults())
                .allSatisfy(
                        fault -> assertThat(FaultDetails.of(fault, "a text")).doesNotContain("\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidLogin, AUTH_FAILED",
        "NotAuthenticated, AUTH_FAILED",
        "NoPermission, ACCESS_DENIED",
        "RestrictedVersion, OPERATION_DENIED",
        "NotEnoughLicenses, OPERATION_DENIED",
        "MethodDisabled, OPERATION_DENIED",
        "ToolsUnavailable, AGENT_UNRESPONSIVE",
        "GuestOperationsUnavailable, AGENT_UNRESPONSIVE",
        "TaskInProgress, OPERATION_INVALID",
        "InvalidState, OPERATION_INVALID",
        "InvalidPowerState, OPERATION_INVALID",
        "FileLocked, RESOURCE_BUSY",
        "SnapshotLocked, RESOURCE_BUSY",
        "ResourceInUse, RESOURCE_BUSY",
        "ConcurrentAccess, RESOURCE_BUSY",
        "InvalidArgument, INVALID_ARG",
        "InvalidName, INVALID_ARG",
        "InvalidDeviceSpec, INVALID_ARG",
        "InvalidDatastorePath, INVALID_ARG",
        "VmConfigFault, CONFIG_UNSUPPORTED",
        "DeviceNotSupported, CONFIG_UNSUPPORTED",
        "FileNotFound, OPERATION_FAILED",
        "FileAlreadyExists, OPERATION_FAILED",
        "NoDiskSpace, OPERATION_FAILED",
        "AlreadyExists, OPERATION_FAILED",
        "InsufficientCpuResourcesFault, OPERATION_FAILED",
        "HostNotConnected, OPERATION_FAILED",
        "HostNotReachable, OPERATION_FAILED",
        "SnapshotFault, OPERATION_FAILED",
        "MigrationFault, OPERATION_FAILED",
        "NotSupported, OPERATION_UNSUPPORTED",
        "MethodNotFound, OPERATION_UNSUPPORTED",
        "NotImplemented, OPERATION_UNSUPPORTED",
        "Timedout, OPERATION_TIMEOUT",
        "RequestCanceled, OPERATION_ABORTED"
    })
    void mapsTheFaultsThatMatter(String type, ErrorCode code) {
        assertThat(faults())
                .filteredOn(fault -> fault.wireType().equals(type))
                .singleElement()
                .extracting(FaultCodes::of)
                .isEqualTo(code);
    }

    @Test
    void tellsMachinesFromOtherObjects() {
        assertThat(FaultCodes.of(ManagedObjectNotFound.builder().obj(MACHINE).build()))
                .isEqualTo(ErrorCode.NO_DOMAIN);
        assertThat(FaultCodes.of(ManagedObjectNotFound.builder().obj(HOST).build()))
                .isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(FaultCodes.of(DuplicateName.builder().name("a").object(MACHINE).build()))
                .isEqualTo(ErrorCode.DOM_EXIST);
        assertThat(FaultCodes.of(DuplicateName.builder().name("a").object(HOST).build()))
                .isEqualTo(ErrorCode.OPERATION_FAILED);
    }

    /// A newer server may have faults that nobody here knows.
    @Test
    void hasACodeForTheUnknown() {
        assertThat(FaultCodes.of(null)).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(FaultCodes.of(RuntimeFault.builder().build()))
                .isEqualTo(ErrorCode.INTERNAL_ERROR);
    }

    @Test
    void namesTheMissingPrivilegesAndTheirObjects() {
        NoPermission refused =
                NoPermission.builder()
                        .object(MACHINE)
                        .privilegeId("VirtualMachine.Interact.PowerOn")
                        .missingPrivileges(
                                List.of(
                                        NoPermissionEntityPrivileges.builder()
                                                .entity(HOST)
                                                .privilegeIds(List.of("Host.Config.Power"))
                                                .build()))
                        .build();
        assertThat(FaultDetails.of(refused, "no"))
                .isEqualTo(
                        " (the account lacks the privilege Host.Config.Power,"
                                + " VirtualMachine.Interact.PowerOn on VirtualMachine vm-1,"
                                + " HostSystem host-1)");
    }

    /// What the server's text has already is not said again.
    @Test
    void saysOnlyWhatTheTextDoesNot() {
        FileNotFound missing = FileNotFound.builder().file("[ds] a.vmx").build();
        assertThat(FaultDetails.of(missing, "not found")).isEqualTo(" (the file is [ds] a.vmx)");
        assertThat(FaultDetails.of(missing, "File [ds] a.vmx was not found")).isEmpty();
    }

    /// Makes a fault of each type without any member.
    private static List<MethodFault> faults() {
        return Types.typeNames().stream()
                .map(name -> Types.find(name).orElseThrow())
                .filter(DataType.class::isInstance)
                .map(type -> ((DataType) type).assemble().build())
                .filter(MethodFault.class::isInstance)
                .map(MethodFault.class::cast)
                .toList();
    }
}
