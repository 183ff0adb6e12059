package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.AnswerVMRequest;
import dev.vireo.vim.CancelTaskRequest;
import dev.vireo.vim.ConcurrentAccess;
import dev.vireo.vim.CreateFilterRequest;
import dev.vireo.vim.GenericVmConfigFault;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.LocalizableMessage;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.NoPermission;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.PropertyChange;
import dev.vireo.vim.ReconfigVMTaskRequest;
import dev.vireo.vim.RequestCanceled;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.TaskInfoState;
import dev.vireo.vim.UpdateSet;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualCdromIsoBackingInfo;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDeviceConfigSpecOperation;
import dev.vireo.vim.VirtualDeviceConnectInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualHardware;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import dev.vireo.vim.WaitForUpdatesExRequest;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Questions of machines, over HTTP.
@Timeout(60)
class QuestionTest {
    private static final Executor THREADS = work -> Thread.ofVirtual().start(work);
    private static final ManagedObjectReference WEB =
            new ManagedObjectReference("VirtualMachine", "1");
    private static final ManagedObjectReference DB =
            new ManagedObjectReference("VirtualMachine", "2");

    private final Simulator simulator =
            Simulator.builder()
                    .machine("web", m -> m.poweredOff().serialFile("out.txt"))
                    .machine("db", m -> m.poweredOff())
                    .user("viewer", "password", Role.READ_ONLY)
                    .start();
    private final TypedClient client = TypedClient.login(simulator);

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private static PowerOnVMTaskRequest start(ManagedObjectReference machine) {
        return PowerOnVMTaskRequest.builder(machine).build();
    }

    private VirtualMachineQuestionInfo question(ManagedObjectReference machine) {
        return (VirtualMachineQuestionInfo)
                Objects.requireNonNull(client.read(machine, "runtime.question"));
    }

    private static AnswerVMRequest answer(
            ManagedObjectReference machine, String question, String choice) {
        return AnswerVMRequest.builder(machine).questionId(question).answerChoice(choice).build();
    }

    /// Lets the serial port's file be there, then starts the machine.
    private ManagedObjectReference askedTask() {
        client.run(start(WEB));
        client.run(PowerOffVMTaskRequest.builder(WEB).build());
        return client.call(start(WEB));
    }

    private void give(String medium) {
        VirtualDevice drive =
                device(DB, VirtualCdrom.class).toBuilder()
                        .backing(
                                VirtualCdromIsoBackingInfo.builder()
                                        .fileName("[datastore1] " + medium)
                                        .build())
                        .connectable(connection(true))
                        .build();
        assertThat(client.run(change(VirtualDeviceConfigSpecOperation.EDIT, drive)).error())
                .isNull();
    }

    private static VirtualDeviceConnectInfo connection(boolean connected) {
        return VirtualDeviceConnectInfo.builder()
                .startConnected(true)
                .allowGuestControl(true)
                .connected(connected)
                .build();
    }

    private static ReconfigVMTaskRequest change(
            VirtualDeviceConfigSpecOperation operation, VirtualDevice device) {
        return ReconfigVMTaskRequest.builder(DB)
                .spec(
                        VirtualMachineConfigSpec.builder()
                                .deviceChange(
                                        List.of(
                                                VirtualDeviceConfigSpec.builder()
                                                        .operation(operation)
                                                        .device(device)
                                                        .build()))
                                .build())
                .build();
    }

    private <D extends VirtualDevice> D device(ManagedObjectReference machine, Class<D> type) {
        VirtualHardware hardware =
                (VirtualHardware) Objects.requireNonNull(client.read(machine, "config.hardware"));
        return hardware.device().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private boolean isConnected() {
        return Objects.requireNonNull(device(DB, VirtualCdrom.class).connectable()).connected();
    }

    private ManagedObjectReference disconnectLocked() {
        give("a.iso");
        assertThat(client.run(start(DB)).error()).isNull();
        simulator.machine("db").cdromDoorLocked(true);
        return client.call(disconnect());
    }

    private ReconfigVMTaskRequest disconnect() {
        return change(
                VirtualDeviceConfigSpecOperation.EDIT,
                device(DB, VirtualCdrom.class).toBuilder().connectable(connection(false)).build());
    }

    @Test
    void wakesWhoeverWaitsWhileTheTaskStaysRunning() {
        client.run(start(WEB));
        client.run(PowerOffVMTaskRequest.builder(WEB).build());
        ManagedObjectReference collector = client.content().propertyCollector();
        try (TypedClient waiting = TypedClient.login(simulator)) {
            waiting.call(
                    CreateFilterRequest.builder(collector)
                            .spec(TypedClient.filter(WEB, "runtime.question"))
                            .partialUpdates(false)
                            .build());
            String version = Objects.requireNonNull(waiting.call(wait(collector, ""))).version();
            CompletableFuture<@Nullable UpdateSet> update =
                    CompletableFuture.supplyAsync(
                            () -> waiting.call(wait(collector, version)), THREADS);
            ManagedObjectReference task = client.call(start(WEB));

            PropertyChange change =
                    Objects.requireNonNull(update.join())
                            .filterSet()
                            .getFirst()
                            .objectSet()
                            .getFirst()
                            .changeSet()
                            .getFirst();
            assertThat(change.name()).isEqualTo("runtime.question");
            assertThat(change.val()).isEqualTo(question(WEB));
            assertThat(client.info(task).state()).isEqualTo(TaskInfoState.RUNNING);
        }
    }

    private static WaitForUpdatesExRequest wait(ManagedObjectReference collector, String version) {
        return WaitForUpdatesExRequest.builder(collector).version(version).build();
    }

    @Test
    void staysWhenTheAnswerIsNoChoice() {
        ManagedObjectReference task = askedTask();
        VirtualMachineQuestionInfo asked = question(WEB);
        client.refused(answer(WEB, asked.id(), "3"), InvalidArgument.class);
        client.refused(answer(WEB, asked.id(), "Append"), InvalidArgument.class);
        client.refused(answer(WEB, "other", "0"), InvalidArgument.class);

        assertThat(question(WEB)).isEqualTo(asked);
        assertThat(client.info(task).state()).isEqualTo(TaskInfoState.RUNNING);
    }

    @Test
    void isAnsweredOnceByWhoeverIsFirst() {
        ManagedObjectReference task = askedTask();
        String id = question(WEB).id();
        try (TypedClient other = TypedClient.login(simulator)) {
            other.call(answer(WEB, id, "0"));
        }

        client.refused(answer(WEB, id, "0"), ConcurrentAccess.class);
        assertThat(client.info(task).state()).isEqualTo(TaskInfoState.SUCCESS);
    }

    @Test
    void isNotAnsweredByUserWhoMayOnlyLook() {
        askedTask();
        String id = question(WEB).id();
        try (TypedClient viewer = TypedClient.login(simulator, "viewer")) {
            viewer.refused(answer(WEB, id, "0"), NoPermission.class);
        }
        assertThat(question(WEB).id()).isEqualTo(id);
    }

    @Test
    void goesWithTaskThatIsCancelled() {
        ManagedObjectReference task = askedTask();
        client.call(CancelTaskRequest.builder(task).build());

        TaskInfo info = client.info(task);
        assertThat(info.cancelled()).isTrue();
        assertThat(Objects.requireNonNull(info.error()).fault())
                .isInstanceOf(RequestCanceled.class);
        assertThat(client.read(WEB, "runtime.question")).isNull();
    }

    @Test
    void staysWithTaskThatCannotBeCancelled() {
        ManagedObjectReference task = disconnectLocked();
        assertThat(client.info(task).cancelable()).isFalse();
        client.refused(CancelTaskRequest.builder(task).build(), NotSupported.class);

        assertThat(question(DB).message().getFirst().id()).isEqualTo("msg.cdromdisconnect.locked");
        assertThat(client.info(task).state()).isEqualTo(TaskInfoState.RUNNING);
    }

    // The door of a CD-ROM drive

    @Test
    void guestThatLockedTheDoorLosesTheMediumOnlyIfSomebodySaysSo() {
        ManagedObjectReference task = disconnectLocked();
        VirtualMachineQuestionInfo asked = question(DB);
        assertThat(asked.choice().choiceInfo())
                .extracting(each -> each.key() + "=" + each.label())
                .containsExactly("0=Yes", "1=No");
        assertThat(asked.choice().defaultIndex()).isEqualTo(1);
        assertThat(isConnected()).isTrue();
        client.call(answer(DB, asked.id(), "0"));

        assertThat(client.info(task).state()).isEqualTo(TaskInfoState.SUCCESS);
        assertThat(isConnected()).isFalse();
    }

    @Test
    void mediumThatIsToStayFailsTheTask() {
        ManagedObjectReference task = disconnectLocked();
        client.call(answer(DB, question(DB).id(), "1"));

        assertThat(Objects.requireNonNull(client.info(task).error()).fault())
                .isInstanceOfSatisfying(
                        GenericVmConfigFault.class,
                        fault ->
                                assertThat(fault.reason())
                                        .isEqualTo(
                                                "Connection control operation failed for disk"
                                                        + " 'ide0:0'."));
        assertThat(isConnected()).isTrue();
        client.call(disconnect());
        assertThat(question(DB).text()).as("the door is still locked").contains("CD-ROM door");
    }

    @Test
    void anotherMediumIsADifferentMatterThanAnotherChange() {
        give("a.iso");
        client.run(start(DB));
        simulator.machine("db").cdromDoorLocked(true);
        TaskInfo notes =
                client.run(
                        ReconfigVMTaskRequest.builder(DB)
                                .spec(VirtualMachineConfigSpec.builder().annotation("x").build())
                                .build());
        assertThat(notes.state()).isEqualTo(TaskInfoState.SUCCESS);
        client.call(
                change(
                        VirtualDeviceConfigSpecOperation.EDIT,
                        device(DB, VirtualCdrom.class).toBuilder()
                                .backing(
                                        VirtualCdromIsoBackingInfo.builder()
                                                .fileName("[datastore1] b.iso")
                                                .build())
                                .build()));
        assertThat(question(DB).text()).contains("CD-ROM door");
    }

    @Test
    void guestThatIsStartedAnewHasLockedNothing() {
        give("a.iso");
        client.run(start(DB));
        simulator.machine("db").cdromDoorLocked(true);
        client.run(PowerOffVMTaskRequest.builder(DB).build());
        client.run(start(DB));

        assertThat(client.run(disconnect()).state()).isEqualTo(TaskInfoState.SUCCESS);
    }

    // Files that are in use

    private void attachDiskOfWeb(String sharing) {
        VirtualDiskFlatVer2BackingInfo backing =
                (VirtualDiskFlatVer2BackingInfo)
                        Objects.requireNonNull(device(WEB, VirtualDisk.class).backing());
        VirtualDisk second =
                VirtualDisk.builder()
                        .key(-1)
                        .controllerKey(1000)
                        .unitNumber(1)
                        .capacityInKB(0)
                        .backing(
                                VirtualDiskFlatVer2BackingInfo.builder()
                                        .fileName(backing.fileName())
                                        .diskMode("persistent")
                                        .sharing(sharing)
                                        .build())
                        .build();
        assertThat(client.run(change(VirtualDeviceConfigSpecOperation.ADD, second)).error())
                .isNull();
    }

    @Test
    void machineWhoseDiskIsInUseSaysWhichFileItCouldNotLock() {
        attachDiskOfWeb("sharingNone");
        client.run(start(WEB));
        GenericVmConfigFault fault = (GenericVmConfigFault) client.fail(start(DB));

        assertThat(fault.reason()).isEqualTo("Failed to lock the file");
        assertThat(fault.faultMessage())
                .extracting(LocalizableMessage::key)
                .containsExactly(
                        "msg.fileio.lock",
                        "msg.disk.noBackEnd",
                        "msg.moduletable.powerOnFailed",
                        "msg.vmx.poweron.failed");
        assertThat(Objects.requireNonNull(fault.faultMessage()).get(1).message())
                .contains("[datastore1] web/web.vmdk");
    }

    @Test
    void machineWhoseDiskAnotherOneHasTakenDoesNotStart() {
        attachDiskOfWeb("sharingNone");
        client.run(start(DB));
        assertThat(client.fail(start(WEB))).isInstanceOf(GenericVmConfigFault.class);
        client.run(PowerOffVMTaskRequest.builder(DB).build());
        assertThat(client.run(start(WEB)).state()).isEqualTo(TaskInfoState.SUCCESS);
    }

    @Test
    void oneThatSharesDoesNotHelpIfTheOtherDoesNot() {
        attachDiskOfWeb("sharingMultiWriter");
        client.run(start(WEB));
        assertThat(client.fail(start(DB))).isInstanceOf(GenericVmConfigFault.class);
    }
}
