package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.vim.AlreadyExists;
import dev.vireo.vim.AnswerVMRequest;
import dev.vireo.vim.CloneVMTaskRequest;
import dev.vireo.vim.CreateVMTaskRequest;
import dev.vireo.vim.DestroyTaskRequest;
import dev.vireo.vim.FileNotFound;
import dev.vireo.vim.GenericVmConfigFault;
import dev.vireo.vim.InsufficientMemoryResourcesFault;
import dev.vireo.vim.InvalidPowerState;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.MigrateVMTaskRequest;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.ReconfigVMTaskRequest;
import dev.vireo.vim.RegisterVMTaskRequest;
import dev.vireo.vim.ReloadRequest;
import dev.vireo.vim.RenameTaskRequest;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.SuspendVMTaskRequest;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.TaskInfoState;
import dev.vireo.vim.UnregisterVMRequest;
import dev.vireo.vim.ValidateMigrationRequest;
import dev.vireo.vim.VirtualMachineCloneSpec;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineFileInfo;
import dev.vireo.vim.VirtualMachineMovePriority;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import dev.vireo.vim.VirtualMachineRelocateSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LifeTest {
    private static final ManagedObjectReference VMS =
            new ManagedObjectReference("Folder", "ha-folder-vm");
    private static final ManagedObjectReference POOL =
            new ManagedObjectReference("ResourcePool", "ha-root-pool");

    private final TestServer server =
            TestServer.esx(
                    plan("web", PowerState.OFF, Optional.empty()),
                    plan("on", PowerState.ON, Optional.empty()),
                    plan("serial", PowerState.OFF, Optional.of("out.txt")));

    private static MachinePlan plan(String name, PowerState power, Optional<String> serial) {
        return new MachinePlan(name, 1, 512, 1, MachinePlan.LINUX, power, true, serial);
    }

    private final SimDatastore datastore = server.inventory().all(SimDatastore.class).getFirst();

    private DatastoreFiles files() {
        return datastore.files();
    }

    @AfterEach
    void deleteFiles() {
        server.inventory().all(SimDatastore.class).forEach(SimDatastore::close);
    }

    private TaskInfo run(MethodRequest<ManagedObjectReference> request) {
        return server.info(server.call(request));
    }

    private TaskInfo succeed(MethodRequest<ManagedObjectReference> request) {
        TaskInfo info = run(request);
        assertThat(info.error()).isNull();
        assertThat(info.state()).isEqualTo(TaskInfoState.SUCCESS);
        return info;
    }

    private MethodFault fail(MethodRequest<ManagedObjectReference> request) {
        return Objects.requireNonNull(run(request).error()).fault();
    }

    private String text(String path) {
        return new String(files().read(path), StandardCharsets.UTF_8);
    }

    private RegisterVMTaskRequest register(String path) {
        return RegisterVMTaskRequest.builder(VMS).path(path).asTemplate(false).pool(POOL).build();
    }

    private void answer(int machine, String choice) {
        VirtualMachineQuestionInfo question = server.machine(machine).question().orElseThrow();
        server.call(
                AnswerVMRequest.builder(TestServer.vm(machine))
                        .questionId(question.id())
                        .answerChoice(choice)
                        .build());
    }

    @Test
    void writesFilesOfPlannedMachineWhenSomebodyLooks() {
        assertThat(server.machine(1).files().isWritten()).isFalse();
        assertThat(text("web/web.vmx")).contains("displayName = \"web\"", "memSize = \"512\"");
        assertThat(server.machine(1).files().isWritten()).isTrue();
        assertThat(server.machine(2).files().isWritten()).isFalse();
        assertThat(files().list("web"))
                .extracting(each -> each.name())
                .contains("web.vmx", "web.vmdk", "web-flat.vmdk", "web.nvram");
    }

    @Test
    void registersTheFileOfUnregisteredMachine() {
        String uuid = server.machine(1).config().uuid(); // nobody has looked at the files yet
        server.call(UnregisterVMRequest.builder(TestServer.vm(1)).build());
        assertThat(server.inventory().find(TestServer.vm(1))).isEmpty();

        TaskInfo info = server.info(server.call(register("[datastore1] web/web.vmx")));
        assertThat(info.error()).isNull();
        assertThat(info.result()).isEqualTo(TestServer.vm(4));
        assertThat(server.machine(4).config().uuid()).isEqualTo(uuid);
        assertThat(server.machine(4).config().disks()).hasSize(1);
    }

    @Test
    void suspendedMachineStaysSuspendedWhenItIsRegisteredAgain() {
        text("on/on.vmx");
        succeed(SuspendVMTaskRequest.builder(TestServer.vm(2)).build());
        server.call(UnregisterVMRequest.builder(TestServer.vm(2)).build());
        succeed(register("[datastore1] on/on.vmx"));

        assertThat(server.power(4)).isEqualTo(VirtualMachinePowerState.SUSPENDED);
        assertThat(files().exists("on/on.vmss")).isTrue();
        succeed(PowerOnVMTaskRequest.builder(TestServer.vm(4)).build());
        assertThat(server.power(4)).isEqualTo(VirtualMachinePowerState.POWERED_ON);
        assertThat(files().exists("on/on.vmss")).isFalse();
    }

    @Test
    void machineWhoseSuspendFileIsGoneIsOffWhenItIsRegisteredAgain() {
        text("on/on.vmx");
        succeed(SuspendVMTaskRequest.builder(TestServer.vm(2)).build());
        server.call(UnregisterVMRequest.builder(TestServer.vm(2)).build());
        files().delete("on/on.vmss");
        succeed(register("[datastore1] on/on.vmx"));
        assertThat(server.power(4)).isEqualTo(VirtualMachinePowerState.POWERED_OFF);
    }

    @Test
    void registersMachineWhoseFileSomebodyHasWritten() {
        files().createDirectory("new", false);
        files().write(
                        "new/new.vmx",
                        "config.version = \"8\"\nvirtualHW.version = \"8\"\ndisplayName = \"a new/one\"\nmemsize = \"64\"\nnumvcpus = \"1\"\nguestOS = \"other\"\n"
                                .getBytes(StandardCharsets.UTF_8));

        succeed(register("[datastore1] new/new.vmx"));
        assertThat(server.machine(4).name()).isEqualTo("a new%2fone");
        assertThat(server.machine(4).config().memoryMb()).isEqualTo(64);
        succeed(PowerOnVMTaskRequest.builder(TestServer.vm(4)).build());
    }

    @Test
    void refusesToRegisterWhatIsThereAbsentOrBroken() {
        assertThat(fail(register("[datastore1] web/web.vmx"))).isInstanceOf(AlreadyExists.class);
        assertThat(fail(register("[datastore1] no/no.vmx"))).isInstanceOf(FileNotFound.class);
        files().createDirectory("broken", false);
        files().write("broken/broken.vmx", "a = \"1\"\nno equals".getBytes(StandardCharsets.UTF_8));
        MethodFault fault = fail(register("[datastore1] broken/broken.vmx"));
        assertThat(((GenericVmConfigFault) fault).reason()).contains("2");
    }

    @Test
    void runningMachineCannotBeUnregisteredOrDestroyed() {
        assertThat(fail(DestroyTaskRequest.builder(TestServer.vm(2)).build()))
                .isInstanceOf(InvalidPowerState.class);
        assertThat(server.inventory().find(TestServer.vm(2))).isPresent();
    }

    @Test
    void destroyedMachineLeavesOnlyFilesOfOthers() {
        files().write("web/notes.txt", new byte[1]);
        succeed(DestroyTaskRequest.builder(TestServer.vm(1)).build());
        assertThat(files().list("web"))
                .extracting(each -> each.name())
                .containsExactly("notes.txt");
        succeed(DestroyTaskRequest.builder(TestServer.vm(3)).build());
        assertThat(files().exists("serial")).isFalse();
    }

    @Test
    void reconfigurationIsInTheFileAtOnce() {
        text("web/web.vmx");
        succeed(
                ReconfigVMTaskRequest.builder(TestServer.vm(1))
                        .spec(VirtualMachineConfigSpec.builder().memoryMB(1024L).numCPUs(2).build())
                        .build());
        assertThat(text("web/web.vmx")).contains("\"1024\"", "numvcpus = \"2\"");
        assertThat(server.machine(1).config().cpus()).isEqualTo(2);
        succeed(RenameTaskRequest.builder(TestServer.vm(1)).newName("shop").build());
        assertThat(text("web/web.vmx")).contains("displayName = \"shop\"");
    }

    @Test
    void editedFileIsHonouredAtReload() {
        String edited = text("web/web.vmx").replace("memSize = \"512\"", "memSize = \"768\"");
        files().write("web/web.vmx", edited.getBytes(StandardCharsets.UTF_8));
        server.call(ReloadRequest.builder(TestServer.vm(1)).build());
        assertThat(server.machine(1).config().memoryMb()).isEqualTo(768);
    }

    @Test
    void createdMachineHasFilesAndStarts() {
        succeed(
                CreateVMTaskRequest.builder(VMS)
                        .config(
                                VirtualMachineConfigSpec.builder()
                                        .name("made")
                                        .memoryMB(256L)
                                        .numCPUs(1)
                                        .files(
                                                VirtualMachineFileInfo.builder()
                                                        .vmPathName("[datastore1]")
                                                        .build())
                                        .build())
                        .pool(POOL)
                        .build());
        assertThat(text("made/made.vmx")).contains("displayName = \"made\"");
        succeed(PowerOnVMTaskRequest.builder(TestServer.vm(4)).build());
        assertThat(files().exists("made/made.vswp")).isTrue();
        succeed(PowerOffVMTaskRequest.builder(TestServer.vm(4)).build());
        assertThat(files().exists("made/made.vswp")).isFalse();
        assertThat(text("made/vmware.log")).contains("PowerOn", "VMX exit");
    }

    @Test
    void copiedMachineGetsAnotherUuidOnceSomebodySaysSo() {
        text("web/web.vmx");
        files().copy("web", files(), "copy");
        succeed(
                RegisterVMTaskRequest.builder(VMS)
                        .path("[datastore1] copy/web.vmx")
                        .name("copy")
                        .asTemplate(false)
                        .pool(POOL)
                        .build());
        String before = server.machine(4).config().uuid();
        ManagedObjectReference task =
                server.call(PowerOnVMTaskRequest.builder(TestServer.vm(4)).build());
        assertThat(server.machine(4).question().orElseThrow().text()).contains("moved or copied");
        answer(4, "2");

        assertThat(server.info(task).state()).isEqualTo(TaskInfoState.SUCCESS);
        assertThat(server.machine(4).config().uuid()).isNotEqualTo(before);
        assertThat(server.machine(4).config().nics().getFirst().mac())
                .isNotEqualTo(server.machine(1).config().nics().getFirst().mac());
        succeed(PowerOffVMTaskRequest.builder(TestServer.vm(4)).build());
        succeed(PowerOnVMTaskRequest.builder(TestServer.vm(4)).build());
    }

    @Test
    void serialFileIsAppendedToOrReplaced() {
        succeed(PowerOnVMTaskRequest.builder(TestServer.vm(3)).build());
        succeed(PowerOffVMTaskRequest.builder(TestServer.vm(3)).build());
        assertThat(text("serial/out.txt").lines()).hasSize(1);
        server.call(PowerOnVMTaskRequest.builder(TestServer.vm(3)).build());
        answer(3, "0");
        assertThat(text("serial/out.txt").lines()).hasSize(2);
        succeed(PowerOffVMTaskRequest.builder(TestServer.vm(3)).build());
        server.call(PowerOnVMTaskRequest.builder(TestServer.vm(3)).build());
        answer(3, "1");
        assertThat(text("serial/out.txt").lines()).hasSize(1);
    }

    @Test
    void machineWithoutItsDiskOrWithOneInUseDoesNotStart() {
        text("web/web.vmx");
        files().delete("web/web.vmdk");
        assertThat(fail(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build()))
                .isInstanceOf(FileNotFound.class);
        text("on/on.vmx");
        String shared =
                text("serial/serial.vmx")
                        .replace("serial.vmdk", "/vmfs/volumes/datastore1/on/on.vmdk");
        files().write("serial/serial.vmx", shared.getBytes(StandardCharsets.UTF_8));
        server.call(ReloadRequest.builder(TestServer.vm(3)).build());
        assertThat(fail(PowerOnVMTaskRequest.builder(TestServer.vm(3)).build()))
                .isInstanceOf(GenericVmConfigFault.class);
    }

    @Test
    void reservationThatTheHostCannotMeetKeepsMachineOff() {
        SimVirtualMachine web = server.machine(1);
        ResourceAllocationInfo much =
                ResourceAllocationInfo.builder().reservation(1L << 30).build();
        server.inventory()
                .locked(() -> {
                    web.configure(
                            new StoredConfig(
                                    web.config().info().toBuilder()
                                            .memoryAllocation(much)
                                            .build()));
                    return null;
                });
        assertThat(fail(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build()))
                .isInstanceOf(InsufficientMemoryResourcesFault.class);
    }

    @Test
    void vcenterMigratesAndClones() {
        TestServer vcenter = TestServer.vcenter(1, 2, 2);
        SimVirtualMachine vm =
                vcenter.inventory().machines().stream()
                        .filter(each -> each.name().equals("DC0_C0_RP0_VM0"))
                        .findFirst()
                        .orElseThrow();
        SimHostSystem to =
                vm.host().computeResource().hosts().stream()
                        .filter(each -> !each.equals(vm.host()))
                        .findFirst()
                        .orElseThrow();
        assertThat(
                        vcenter.call(
                                ValidateMigrationRequest.builder(
                                                new ManagedObjectReference(
                                                        "ServiceInstance", "ServiceInstance"))
                                        .vm(List.of(vm.self()))
                                        .pool(vm.pool().self())
                                        .host(to.self())
                                        .build()))
                .isEmpty();
        ManagedObjectReference task =
                vcenter.call(
                        MigrateVMTaskRequest.builder(vm.self())
                                .host(to.self())
                                .priority(VirtualMachineMovePriority.DEFAULT_PRIORITY)
                                .build());
        assertThat(vcenter.info(task).error()).isNull();
        assertThat(vm.host()).isEqualTo(to);

        ManagedObjectReference made =
                vcenter.call(
                        CloneVMTaskRequest.builder(vm.self())
                                .folder(Objects.requireNonNull(vm.parent()).self())
                                .name("twin")
                                .spec(
                                        VirtualMachineCloneSpec.builder()
                                                .location(
                                                        VirtualMachineRelocateSpec.builder()
                                                                .build())
                                                .template(false)
                                                .powerOn(true)
                                                .build())
                                .build());
        assertThat(vcenter.info(made).error()).isNull();
        SimVirtualMachine twin =
                (SimVirtualMachine)
                        vcenter.inventory()
                                .find(
                                        (ManagedObjectReference)
                                                Objects.requireNonNull(vcenter.info(made).result()))
                                .orElseThrow();
        assertThat(twin.power()).isEqualTo(PowerState.ON);
        assertThat(twin.config().uuid()).isNotEqualTo(vm.config().uuid());
        vcenter.inventory().all(SimDatastore.class).forEach(SimDatastore::close);
    }
}
