package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.AnswerVMRequest;
import dev.vireo.vim.CancelTaskRequest;
import dev.vireo.vim.HostListSummaryQuickStats;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.InvalidPowerState;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.RebootGuestRequest;
import dev.vireo.vim.ReconfigVMTaskRequest;
import dev.vireo.vim.RequestCanceled;
import dev.vireo.vim.ResetVMTaskRequest;
import dev.vireo.vim.ShutdownGuestRequest;
import dev.vireo.vim.StandbyGuestRequest;
import dev.vireo.vim.SuspendVMTaskRequest;
import dev.vireo.vim.TaskInProgress;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.TaskInfoState;
import dev.vireo.vim.ToolsUnavailable;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineDefaultPowerOpInfo;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PowerTest {
    private static final MachinePlan PLAIN =
            new MachinePlan(
                    "plain",
                    2,
                    2048,
                    10,
                    MachinePlan.LINUX,
                    PowerState.OFF,
                    true,
                    Optional.empty());
    private static final MachinePlan TOOLLESS =
            new MachinePlan(
                    "bare", 1, 512, 10, MachinePlan.LINUX, PowerState.ON, false, Optional.empty());
    private static final MachinePlan SERIAL =
            new MachinePlan(
                    "serial",
                    1,
                    512,
                    10,
                    MachinePlan.LINUX,
                    PowerState.OFF,
                    true,
                    Optional.of("out.txt"));

    private final TestServer server = TestServer.esx(PLAIN, TOOLLESS, SERIAL);

    @Test
    void startsSuspendsResumesResetsAndStops() {
        succeed(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.POWERED_ON);
        succeed(SuspendVMTaskRequest.builder(TestServer.vm(1)).build());
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.SUSPENDED);
        succeed(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
        succeed(ResetVMTaskRequest.builder(TestServer.vm(1)).build());
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.POWERED_ON);
        succeed(PowerOffVMTaskRequest.builder(TestServer.vm(1)).build());
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.POWERED_OFF);
    }

    @Test
    void taskThatDoesNotFitTheStateFailsWithBothStates() {
        TaskInfo info = run(PowerOnVMTaskRequest.builder(TestServer.vm(2)).build());

        assertThat(info.state()).isEqualTo(TaskInfoState.ERROR);
        InvalidPowerState fault = (InvalidPowerState) Objects.requireNonNull(info.error()).fault();
        assertThat(fault.requestedState()).isEqualTo(VirtualMachinePowerState.POWERED_ON);
        assertThat(fault.existingState()).isEqualTo(VirtualMachinePowerState.POWERED_ON);
        assertThat(info.error().localizedMessage())
                .isEqualTo(
                        "The attempted operation cannot be performed in the current state (Powered"
                                + " on).");
    }

    @Test
    void machineThatIsOffCannotBeSuspendedResetOrStopped() {
        for (MethodRequest<ManagedObjectReference> request :
                List.of(
                        SuspendVMTaskRequest.builder(TestServer.vm(1)).build(),
                        ResetVMTaskRequest.builder(TestServer.vm(1)).build(),
                        PowerOffVMTaskRequest.builder(TestServer.vm(1)).build())) {
            assertThat(Objects.requireNonNull(run(request).error()).fault())
                    .as(request.vimMethod().name())
                    .isInstanceOf(InvalidPowerState.class);
        }
    }

    @Test
    void guestShutsDownRebootsAndStandsBy() {
        succeed(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
        server.call(RebootGuestRequest.builder(TestServer.vm(1)).build());
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.POWERED_ON);
        server.call(StandbyGuestRequest.builder(TestServer.vm(1)).build());
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.SUSPENDED);
        succeed(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
        server.call(ShutdownGuestRequest.builder(TestServer.vm(1)).build());
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.POWERED_OFF);
    }

    @Test
    void guestSleepsOnAMachineThatStaysOn() {
        succeed(
                ReconfigVMTaskRequest.builder(TestServer.vm(1))
                        .spec(
                                VirtualMachineConfigSpec.builder()
                                        .powerOpInfo(
                                                VirtualMachineDefaultPowerOpInfo.builder()
                                                        .standbyAction("powerOnSuspend")
                                                        .build())
                                        .build())
                        .build());
        succeed(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
        server.call(StandbyGuestRequest.builder(TestServer.vm(1)).build());
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.POWERED_ON);
        assertThat(server.read(TestServer.vm(1), "guest.guestState")).isEqualTo("standby");
        succeed(ResetVMTaskRequest.builder(TestServer.vm(1)).build());
        assertThat(server.read(TestServer.vm(1), "guest.guestState")).isEqualTo("running");
    }

    @Test
    void guestWithoutToolsCannotBeShutDown() {
        assertFault(ShutdownGuestRequest.builder(TestServer.vm(2)).build(), ToolsUnavailable.class);
    }

    @Test
    void guestOfMachineThatIsOffCannotBeShutDown() {
        assertFault(
                ShutdownGuestRequest.builder(TestServer.vm(1)).build(), InvalidPowerState.class);
    }

    @Test
    void runningMachineTakesMemoryOfItsHost() {
        int before = hostMemory();
        succeed(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
        int taken =
                (int)
                        Objects.requireNonNull(
                                server.read(
                                        TestServer.vm(1), "summary.quickStats.hostMemoryUsage"));
        assertThat(taken).isPositive();
        assertThat(hostMemory()).isBetween(before + taken, before + taken + 1); // rounded to MiB
    }

    @Test
    void taskThatTakesTimeRunsUntilItIsDue() {
        server.inventory().taskTime("PowerOnVM_Task", Duration.ofSeconds(5));
        ManagedObjectReference task =
                server.call(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());

        assertThat(server.info(task).state()).isEqualTo(TaskInfoState.RUNNING);
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.POWERED_OFF);
        server.runDeferred();
        assertThat(server.info(task).state()).isEqualTo(TaskInfoState.SUCCESS);
    }

    @Test
    void secondTaskMeetsTheFirst() {
        server.inventory().taskTime("SuspendVM_Task", Duration.ofSeconds(5));
        ManagedObjectReference first =
                server.call(SuspendVMTaskRequest.builder(TestServer.vm(2)).build());
        TaskInfo second = run(PowerOffVMTaskRequest.builder(TestServer.vm(2)).build());

        MethodFault fault = Objects.requireNonNull(second.error()).fault();
        assertThat(((TaskInProgress) fault).task()).isEqualTo(first);
    }

    @Test
    void cancelledTaskLeavesTheMachineAlone() {
        server.inventory().taskTime("PowerOnVM_Task", Duration.ofSeconds(5));
        ManagedObjectReference task =
                server.call(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
        server.call(CancelTaskRequest.builder(task).build());
        server.runDeferred();

        TaskInfo info = server.info(task);
        assertThat(info.cancelled()).isTrue();
        assertThat(Objects.requireNonNull(info.error()).fault())
                .isInstanceOf(RequestCanceled.class);
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.POWERED_OFF);
    }

    @Test
    void powerOffCannotBeCancelled() {
        server.inventory().taskTime("PowerOffVM_Task", Duration.ofSeconds(5));
        ManagedObjectReference task =
                server.call(PowerOffVMTaskRequest.builder(TestServer.vm(2)).build());
        assertFault(CancelTaskRequest.builder(task).build(), NotSupported.class);
    }

    @Test
    void recentTasksAreForgottenAfterTenMinutes() {
        ManagedObjectReference old =
                server.call(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
        server.pass(Duration.ofMinutes(11));
        server.login();
        ManagedObjectReference young =
                server.call(PowerOffVMTaskRequest.builder(TestServer.vm(1)).build());

        assertThat(server.machine(1).recentTasks())
                .extracting(SimObject::self)
                .containsExactly(young)
                .doesNotContain(old);
    }

    // Questions

    @Test
    void serialPortAsksOnlyWhenItsFileExists() {
        succeed(PowerOnVMTaskRequest.builder(TestServer.vm(3)).build());
        succeed(PowerOffVMTaskRequest.builder(TestServer.vm(3)).build());
        ManagedObjectReference task =
                server.call(PowerOnVMTaskRequest.builder(TestServer.vm(3)).build());

        assertThat(server.info(task).state()).isEqualTo(TaskInfoState.RUNNING);
        VirtualMachineQuestionInfo question = question(3);
        assertThat(question.text()).contains("[datastore1] serial/out.txt");
        assertThat(question.choice().choiceInfo())
                .extracting(choice -> choice.key() + "=" + choice.label())
                .containsExactly("0=Append", "1=Replace", "2=Cancel");
        assertThat(question.choice().defaultIndex()).isZero();
    }

    @Test
    void answerLetsTheTaskGoOn() {
        ManagedObjectReference task = askedTask();
        answer(question(1).id(), "0");

        assertThat(server.info(task).state()).isEqualTo(TaskInfoState.SUCCESS);
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.POWERED_ON);
        assertThat(server.read(TestServer.vm(1), "runtime.question")).isNull();
    }

    @Test
    void answerThatAbortsFailsTheTask() {
        ManagedObjectReference task = askedTask();
        answer(question(1).id(), "1");

        assertThat(Objects.requireNonNull(server.info(task).error()).fault())
                .isInstanceOf(RequestCanceled.class);
        assertThat(server.power(1)).isEqualTo(VirtualMachinePowerState.POWERED_OFF);
    }

    @Test
    void wrongAnswersAreRefusedAndTheQuestionStays() {
        askedTask();
        VirtualMachineQuestionInfo question = question(1);

        assertFault(answerRequest("other", "0"), InvalidArgument.class);
        assertFault(answerRequest(question.id(), "7"), InvalidArgument.class);
        assertThat(question(1)).isEqualTo(question);
    }

    @Test
    void cancelledTaskTakesItsQuestionAlong() {
        ManagedObjectReference task = askedTask();
        server.call(CancelTaskRequest.builder(task).build());
        assertThat(server.read(TestServer.vm(1), "runtime.question")).isNull();
    }

    @Test
    void questionsFollowEachOther() {
        script("first");
        script("second");
        ManagedObjectReference task =
                server.call(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
        assertThat(question(1).text()).isEqualTo("first");
        answer(question(1).id(), "0");
        assertThat(question(1).text()).isEqualTo("second");
        answer(question(1).id(), "0");
        assertThat(server.info(task).state()).isEqualTo(TaskInfoState.SUCCESS);
    }

    private ManagedObjectReference askedTask() {
        script("Really?");
        return server.call(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
    }

    private void script(String text) {
        Question question =
                new Question(
                        "msg." + text,
                        text,
                        List.of(new Question.Choice("Yes", false), new Question.Choice("No", true)),
                        OptionalInt.empty());
        server.machine(1).script("PowerOnVM_Task", question);
    }

    private VirtualMachineQuestionInfo question(int id) {
        return (VirtualMachineQuestionInfo)
                Objects.requireNonNull(server.read(TestServer.vm(id), "runtime.question"));
    }

    private void answer(String question, String choice) {
        server.call(answerRequest(question, choice));
    }

    private static AnswerVMRequest answerRequest(String question, String choice) {
        return AnswerVMRequest.builder(TestServer.vm(1))
                .questionId(question)
                .answerChoice(choice)
                .build();
    }

    private int hostMemory() {
        ManagedObjectReference host = new ManagedObjectReference("HostSystem", "ha-host");
        HostListSummaryQuickStats stats =
                (HostListSummaryQuickStats)
                        Objects.requireNonNull(server.read(host, "summary.quickStats"));
        return Objects.requireNonNull(stats.overallMemoryUsage());
    }

    private TaskInfo run(MethodRequest<ManagedObjectReference> request) {
        return server.info(server.call(request));
    }

    private void succeed(MethodRequest<ManagedObjectReference> request) {
        assertThat(run(request).state()).isEqualTo(TaskInfoState.SUCCESS);
    }

    private void assertFault(MethodRequest<?> request, Class<? extends MethodFault> type) {
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> server.call(request))
                .satisfies(e -> assertThat(e.fault()).isInstanceOf(type));
    }
}
