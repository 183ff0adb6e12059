package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.BadUsernameSessionEvent;
import dev.vireo.vim.Event;
import dev.vireo.vim.GeneralUserEvent;
import dev.vireo.vim.LoginRequest;
import dev.vireo.vim.LogoutRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.TaskEvent;
import dev.vireo.vim.UserLoginSessionEvent;
import dev.vireo.vim.UserLogoutSessionEvent;
import dev.vireo.vim.VmEventArgument;
import dev.vireo.vim.VmFailedToPowerOnEvent;
import dev.vireo.vim.VmPoweredOffEvent;
import dev.vireo.vim.VmPoweredOnEvent;
import dev.vireo.vim.VmStartingEvent;
import dev.vireo.vim.VmStoppingEvent;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final TestServer server =
            TestServer.esx(MachinePlan.linux("web", 1, 1024, 1).in(PowerState.OFF));

    private List<Event> events() {
        return server.inventory().locked(() -> server.inventory().events().all());
    }

    private List<? extends Class<?>> kinds() {
        return events().stream().map(Object::getClass).toList();
    }

    @Test
    void loginsAndLogoutsAreRecorded() {
        ManagedObjectReference sessions = Objects.requireNonNull(server.content().sessionManager());
        server.call(LogoutRequest.builder(sessions).build());
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() ->
                        server.call(
                                LoginRequest.builder(sessions)
                                        .userName("mallory")
                                        .password("?")
                                        .build()));

        assertThat(kinds().subList(1, 4))
                .isEqualTo(
                        List.of(
                                UserLoginSessionEvent.class,
                                UserLogoutSessionEvent.class,
                                BadUsernameSessionEvent.class));
        assertThat(events()).extracting(Event::userName).endsWith("root", "root", "mallory");
    }

    @Test
    void powerOperationTellsWhereItHappens() {
        server.call(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());

        assertThat(kinds().subList(2, 4))
                .isEqualTo(List.of(VmStartingEvent.class, VmPoweredOnEvent.class));
        Event last = events().getLast();
        assertThat(last.fullFormattedMessage())
                .isEqualTo("web on esx.vireo.test in ha-datacenter is powered on");
        assertThat(last.vm())
                .isEqualTo(VmEventArgument.builder().name("web").vm(TestServer.vm(1)).build());
        assertThat(Objects.requireNonNull(last.host()).host().value()).isEqualTo("ha-host");
        assertThat(last.userName()).isEqualTo("root");
        assertThat(last.createdTime()).isEqualTo(server.instant());
    }

    @Test
    void eventsOfATaskShareItsChain() {
        ManagedObjectReference task =
                server.call(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
        assertThat(events().subList(2, 4))
                .extracting(Event::chainId)
                .containsOnly(server.info(task).eventChainId());
    }

    @Test
    void failureTellsWhy() {
        server.call(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
        server.call(PowerOnVMTaskRequest.builder(TestServer.vm(1)).build());
        assertThat(events().getLast())
                .isInstanceOfSatisfying(
                        VmFailedToPowerOnEvent.class,
                        event ->
                                assertThat(event.reason().localizedMessage())
                                        .contains("current state (Powered on)"));
    }

    @Test
    void vcenterRecordsEachTask() {
        TestServer vcenter = TestServer.vcenter(1, 1, 1);
        SimVirtualMachine machine =
                vcenter.inventory().locked(() -> vcenter.inventory().machines().getFirst());
        vcenter.call(PowerOffVMTaskRequest.builder(machine.self()).build());
        List<Event> events = vcenter.inventory().locked(() -> vcenter.inventory().events().all());

        assertThat(events.subList(2, 5))
                .extracting(Event::getClass)
                .isEqualTo(
                        List.of(TaskEvent.class, VmStoppingEvent.class, VmPoweredOffEvent.class));
        assertThat(events.get(2).key()).isEqualTo(events.get(4).chainId());
        assertThat(events.get(2).fullFormattedMessage())
                .isEqualTo("Task: Power Off virtual machine");
    }

    @Test
    void oldestEventsAreForgotten() {
        server.inventory()
                .locked(() -> {
                    for (int i = 0; i < 1005; i++) {
                        server.inventory()
                                .events()
                                .post(null, GeneralUserEvent.builder().message("x" + i), "x" + i);
                    }
                    return null;
                });
        assertThat(events()).hasSize(1000);
        assertThat(events().getLast().fullFormattedMessage()).isEqualTo("x1004");
    }
}
