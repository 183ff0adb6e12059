package dev.vireo.simulator.inventory;

import dev.vireo.vim.ElementDescription;
import dev.vireo.vim.HealthSystemRuntime;
import dev.vireo.vim.HostHardwareElementInfo;
import dev.vireo.vim.HostHardwareStatusInfo;
import dev.vireo.vim.HostHealthStatusSystemHandler;
import dev.vireo.vim.HostNumericSensorInfo;
import dev.vireo.vim.HostSystemHealthInfo;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RefreshHealthStatusSystemRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells how the hardware of a host feels.
final class SimHostHealthStatusSystem extends HostPart implements HostHealthStatusSystemHandler {
    SimHostHealthStatusSystem(SimHostSystem host, ManagedObjectReference self) {
        super(host, self);
    }

    static HealthSystemRuntime describe(HostHardware hardware) {
        List<HostHardwareElementInfo> processors = new ArrayList<>();
        List<HostNumericSensorInfo> sensors = new ArrayList<>();
        for (int i = 1; i <= hardware.packages(); i++) {
            processors.add(
                    HostHardwareElementInfo.builder().name("CPU " + i).status(green()).build());
            sensors.add(
                    HostNumericSensorInfo.builder()
                            .name("Temperature of CPU " + i)
                            .healthState(green())
                            .currentReading(4500 + 100L * i)
                            .unitModifier(-2)
                            .baseUnits("Degrees C")
                            .sensorType("temperature")
                            .id("0.3." + i)
                            .build());
        }
        return HealthSystemRuntime.builder()
                .systemHealthInfo(HostSystemHealthInfo.builder().numericSensorInfo(sensors).build())
                .hardwareStatusInfo(
                        HostHardwareStatusInfo.builder()
                                .memoryStatusInfo(
                                        List.of(
                                                HostHardwareElementInfo.builder()
                                                        .name("Memory")
                                                        .status(green())
                                                        .build()))
                                .cpuStatusInfo(processors)
                                .build())
                .build();
    }

    private static ElementDescription green() {
        return Elements.of("Green", "Green");
    }

    @Override
    @Nullable Object property(String name) {
        return name.equals("runtime") ? describe(host().hardware()) : null;
    }

    @Override
    public void refreshHealthStatusSystem(RefreshHealthStatusSystemRequest request) {
        touch();
    }
}
