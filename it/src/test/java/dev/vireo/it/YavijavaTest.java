package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.vmware.vim25.Event;
import com.vmware.vim25.EventFilterSpec;
import com.vmware.vim25.VirtualMachinePowerState;
import com.vmware.vim25.VmPoweredOffEvent;
import com.vmware.vim25.VmPoweredOnEvent;
import com.vmware.vim25.mo.Datastore;
import com.vmware.vim25.mo.HostSystem;
import com.vmware.vim25.mo.InventoryNavigator;
import com.vmware.vim25.mo.ManagedEntity;
import com.vmware.vim25.mo.ServiceInstance;
import com.vmware.vim25.mo.Task;
import com.vmware.vim25.mo.VirtualMachine;
import com.vmware.vim25.mo.VirtualMachineSnapshot;
import dev.vireo.simulator.Simulator;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// yavijava, a Java SDK that refuses every member it does not know, on our simulator with nothing
/// between.
class YavijavaTest {
    @Test
    void listsPowersSnapshotsAndReadsEventsOfAHost() throws InterruptedException, IOException {
        try (Simulator simulator = Simulator.builder().machines(3).start()) {
            walk(simulator, "ha-host_VM0");
        }
    }

    @Test
    void listsPowersSnapshotsAndReadsEventsOfAVcenter() throws InterruptedException, IOException {
        try (Simulator simulator = Simulator.builder().vcenter(1, 2, 2).start()) {
            walk(simulator, "DC0_H0_VM0");
        }
    }

    private static void walk(Simulator simulator, String name)
            throws InterruptedException, IOException {
        URI url = simulator.url();
        ServiceInstance service =
                new ServiceInstance(url.toURL(), simulator.user(), simulator.password(), true);
        try {
            assertThat(names(service, "VirtualMachine"))
                    .containsExactlyElementsOf(
                            simulator.machines().stream().map(m -> m.name()).toList());
            readsEverythingOf(service);
            VirtualMachine vm =
                    (VirtualMachine)
                            new InventoryNavigator(service.getRootFolder())
                                    .searchManagedEntity("VirtualMachine", name);
            powers(vm);
            snapshots(vm);
            readsEvents(service);
        } finally {
            service.getServerConnection().logout();
        }
        assertThat(simulator.sessionCount()).isZero();
    }

    private static void readsEverythingOf(ServiceInstance service) throws IOException {
        for (ManagedEntity entity : all(service, "HostSystem")) {
            HostSystem host = (HostSystem) entity;
            assertThat(host.getHardware().getCpuInfo().getNumCpuCores()).isPositive();
            assertThat(host.getConfig().getNetwork().getVswitch()).isNotEmpty();
            assertThat(host.getCapability()).isNotNull();
        }
        for (ManagedEntity entity : all(service, "Datastore")) {
            assertThat(((Datastore) entity).getInfo().getName()).isEqualTo(entity.getName());
        }
        for (ManagedEntity entity : all(service, "VirtualMachine")) {
            VirtualMachine vm = (VirtualMachine) entity;
            assertThat(vm.getConfig().getHardware().getDevice()).isNotEmpty();
            assertThat(vm.getSummary().getConfig().getName()).isEqualTo(vm.getName());
            assertThat(vm.getGuest()).isNotNull();
            assertThat(vm.getLayoutEx().getFile()).isNotEmpty();
        }
    }

    private static void powers(VirtualMachine vm) throws InterruptedException, IOException {
        assertThat(vm.powerOffVM_Task().waitForTask()).isEqualTo(Task.SUCCESS);
        assertThat(vm.getRuntime().getPowerState()).isEqualTo(VirtualMachinePowerState.poweredOff);
        assertThat(vm.powerOnVM_Task(null).waitForTask()).isEqualTo(Task.SUCCESS);
        assertThat(vm.suspendVM_Task().waitForTask()).isEqualTo(Task.SUCCESS);
        assertThat(vm.powerOnVM_Task(null).waitForTask()).isEqualTo(Task.SUCCESS);
        assertThat(vm.getRuntime().getPowerState()).isEqualTo(VirtualMachinePowerState.poweredOn);
    }

    private static void snapshots(VirtualMachine vm) throws InterruptedException, IOException {
        assertThat(vm.createSnapshot_Task("one", "first", true, false).waitForTask())
                .isEqualTo(Task.SUCCESS);
        assertThat(vm.getSnapshot().getRootSnapshotList()[0].getName()).isEqualTo("one");
        VirtualMachineSnapshot current =
                new VirtualMachineSnapshot(
                        vm.getServerConnection(), vm.getSnapshot().getCurrentSnapshot());
        assertThat(current.revertToSnapshot_Task(null).waitForTask()).isEqualTo(Task.SUCCESS);
        assertThat(vm.removeAllSnapshots_Task().waitForTask()).isEqualTo(Task.SUCCESS);
        assertThat(vm.getSnapshot()).isNull();
    }

    private static void readsEvents(ServiceInstance service) throws IOException {
        Event[] events = service.getEventManager().queryEvents(new EventFilterSpec());
        assertThat(Stream.of(events).map(event -> (Object) event.getClass()))
                .contains(VmPoweredOffEvent.class, VmPoweredOnEvent.class);
        assertThat(events).allMatch(event -> !event.getFullFormattedMessage().isEmpty());
    }

    private static ManagedEntity[] all(ServiceInstance service, String type) throws IOException {
        return new InventoryNavigator(service.getRootFolder()).searchManagedEntities(type);
    }

    private static List<String> names(ServiceInstance service, String type) throws IOException {
        return Arrays.stream(all(service, type)).map(ManagedEntity::getName).toList();
    }
}
