package dev.vireo.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// libvirt's domain document: everything a domain is.
///
/// libvirt: `virDomainDef`.
///
/// @param type the hypervisor, `vmware` here
/// @param name the name; a virtual machine without one has none
/// @param uuid the UUID; all zero if a virtual machine has none
/// @param hardwareUuid the UUID that the guest sees if it is another one; since 12
/// @param generationId the generation id, if given
/// @param title the title
/// @param description the description
/// @param memory the memory at the start, in KiB
/// @param currentMemory the memory it has now, in KiB
/// @param memoryTuning limits and guarantees of memory
/// @param vcpus the virtual CPUs
/// @param cpuShares its weight against other domains, unsigned
/// @param os what it starts
/// @param cpu the CPU, if given
/// @param lifecycle what happens at the end of a run
/// @param devices the devices
/// @param vmware what only VMware has
/// @param rest what else the document holds that libvirt keeps: clock, metadata, features and so
///   on; a clock that is not there is UTC
public record DomainDefinition(
        String type,
        Optional<String> name,
        UUID uuid,
        Optional<UUID> hardwareUuid,
        Optional<UUID> generationId,
        Optional<String> title,
        Optional<String> description,
        long memory,
        long currentMemory,
        MemoryTuning memoryTuning,
        Vcpus vcpus,
        OptionalLong cpuShares,
        OperatingSystem os,
        Optional<Cpu> cpu,
        Lifecycle lifecycle,
        Devices devices,
        VmwareNamespace vmware,
        XmlElement rest) {

    /// Starts a builder with the values that libvirt assumes.
    ///
    /// @return the builder
    public static Builder builder() {
        return new Builder();
    }

    /// Starts a builder with the values of this one.
    ///
    /// @return the builder
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.type = type;
        builder.name = name;
        builder.uuid = uuid;
        builder.hardwareUuid = hardwareUuid;
        builder.generationId = generationId;
        builder.title = title;
        builder.description = description;
        builder.memory = memory;
        builder.currentMemory = currentMemory;
        builder.memoryTuning = memoryTuning;
        builder.vcpus = vcpus;
        builder.cpuShares = cpuShares;
        builder.os = os;
        builder.cpu = cpu;
        builder.lifecycle = lifecycle;
        builder.devices = devices;
        builder.vmware = vmware;
        builder.rest = rest;
        return builder;
    }

    /// Builds a [DomainDefinition].
    public static final class Builder {
        private String type = "vmware";
        private Optional<String> name = Optional.empty();
        private UUID uuid = new UUID(0, 0);
        private Optional<UUID> hardwareUuid = Optional.empty();
        private Optional<UUID> generationId = Optional.empty();
        private Optional<String> title = Optional.empty();
        private Optional<String> description = Optional.empty();
        private long memory = 0;
        private long currentMemory = 0;
        private MemoryTuning memoryTuning = MemoryTuning.NONE;
        private Vcpus vcpus = new Vcpus(1, 1, Optional.empty(), XmlElement.empty("vcpu"));
        private OptionalLong cpuShares = OptionalLong.empty();
        private OperatingSystem os =
                new OperatingSystem(
                        "hvm",
                        "i686",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        XmlElement.empty("os"));
        private Optional<Cpu> cpu = Optional.empty();
        private Lifecycle lifecycle = Lifecycle.DEFAULT;
        private Devices devices = Devices.builder().build();
        private VmwareNamespace vmware = VmwareNamespace.NONE;
        private XmlElement rest = XmlElement.empty("domain");

        private Builder() {}

        /// Sets the hypervisor, `vmware` here.
        ///
        /// @param value the value
        /// @return this builder
        public Builder type(String value) {
            type = value;
            return this;
        }

        /// Sets the name.
        ///
        /// @param value the value
        /// @return this builder
        public Builder name(Optional<String> value) {
            name = value;
            return this;
        }

        /// Sets the UUID.
        ///
        /// @param value the value
        /// @return this builder
        public Builder uuid(UUID value) {
            uuid = value;
            return this;
        }

        /// Sets the UUID that the guest sees if it is another one.
        ///
        /// @param value the value
        /// @return this builder
        public Builder hardwareUuid(Optional<UUID> value) {
            hardwareUuid = value;
            return this;
        }

        /// Sets the generation id, if given.
        ///
        /// @param value the value
        /// @return this builder
        public Builder generationId(Optional<UUID> value) {
            generationId = value;
            return this;
        }

        /// Sets the title.
        ///
        /// @param value the value
        /// @return this builder
        public Builder title(Optional<String> value) {
            title = value;
            return this;
        }

        /// Sets the description.
        ///
        /// @param value the value
        /// @return this builder
        public Builder description(Optional<String> value) {
            description = value;
            return this;
        }

        /// Sets the memory at the start, in KiB.
        ///
        /// @param value the value
        /// @return this builder
        public Builder memory(long value) {
            memory = value;
            return this;
        }

        /// Sets the memory it has now, in KiB.
        ///
        /// @param value the value
        /// @return this builder
        public Builder currentMemory(long value) {
            currentMemory = value;
            return this;
        }

        /// Sets limits and guarantees of memory.
        ///
        /// @param value the value
        /// @return this builder
        public Builder memoryTuning(MemoryTuning value) {
            memoryTuning = value;
            return this;
        }

        /// Sets the virtual CPUs.
        ///
        /// @param value the value
        /// @return this builder
        public Builder vcpus(Vcpus value) {
            vcpus = value;
            return this;
        }

        /// Sets its weight against other domains, unsigned.
        ///
        /// @param value the value
        /// @return this builder
        public Builder cpuShares(OptionalLong value) {
            cpuShares = value;
            return this;
        }

        /// Sets what it starts.
        ///
        /// @param value the value
        /// @return this builder
        public Builder os(OperatingSystem value) {
            os = value;
            return this;
        }

        /// Sets the CPU, if given.
        ///
        /// @param value the value
        /// @return this builder
        public Builder cpu(Optional<Cpu> value) {
            cpu = value;
            return this;
        }

        /// Sets what happens at the end of a run.
        ///
        /// @param value the value
        /// @return this builder
        public Builder lifecycle(Lifecycle value) {
            lifecycle = value;
            return this;
        }

        /// Sets the devices.
        ///
        /// @param value the value
        /// @return this builder
        public Builder devices(Devices value) {
            devices = value;
            return this;
        }

        /// Sets what only VMware has.
        ///
        /// @param value the value
        /// @return this builder
        public Builder vmware(VmwareNamespace value) {
            vmware = value;
            return this;
        }

        /// Sets what else the document holds that libvirt keeps.
        ///
        /// @param value the value
        /// @return this builder
        public Builder rest(XmlElement value) {
            rest = value;
            return this;
        }

        /// Builds it.
        ///
        /// @return the domain
        public DomainDefinition build() {
            return new DomainDefinition(
                    type,
                    name,
                    uuid,
                    hardwareUuid,
                    generationId,
                    title,
                    description,
                    memory,
                    currentMemory,
                    memoryTuning,
                    vcpus,
                    cpuShares,
                    os,
                    cpu,
                    lifecycle,
                    devices,
                    vmware,
                    rest);
        }
    }
}
