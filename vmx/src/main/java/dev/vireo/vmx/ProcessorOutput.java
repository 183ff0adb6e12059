package dev.vireo.vmx;

import dev.vireo.model.Cpu;
import dev.vireo.model.CpuMode;
import dev.vireo.model.CpuSet;
import dev.vireo.model.CpuTopology;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.Vcpus;
import java.util.OptionalLong;

/// Writes the processors: how many, their arrangement, where they run and what share they get.
final class ProcessorOutput {
    private static final long LOW_SHARES = 500;
    private static final long NORMAL_SHARES = 1000;
    private static final long HIGH_SHARES = 2000;

    private final VmxOutput out;
    private final VmxLevel level;

    ProcessorOutput(VmxOutput out, VmxLevel level) {
        this.out = out;
        this.level = level;
    }

    void write(DomainDefinition domain) {
        Vcpus vcpus = domain.vcpus();
        if (vcpus.current() < vcpus.maximum()) {
            throw Refusal.unsupported("No support for domain XML entry 'vcpu' attribute 'current'");
        }
        out.put("numvcpus", vcpus.maximum());
        if (domain.cpu().isPresent()) {
            writeCpu(domain.cpu().get(), vcpus.maximum());
        }
        if (vcpus.cpus().isPresent()) {
            writeAffinity(vcpus.cpus().get(), vcpus.maximum());
        }
        writeShares(domain.cpuShares(), vcpus.maximum());
    }

    private void writeCpu(Cpu cpu, int vcpus) {
        if (cpu.mode() != CpuMode.CUSTOM) {
            throw Refusal.internal(
                    "Expecting domain XML CPU mode 'custom' but found '" + cpu.mode().text() + "'");
        }
        CpuTopology topology = cpu.topology().orElse(new CpuTopology(0, 0, 0, 0, 0));
        if (topology.threads() != 1) {
            throw Refusal.unsupported("Only 1 thread per core is supported");
        }
        if (topology.dies() != 1) {
            throw Refusal.unsupported("Only 1 die per socket is supported");
        }
        if (level.isAtLeast(VmxLevel.LIBVIRT_12) && topology.clusters() != 1) {
            throw Refusal.unsupported("Only 1 cluster per die is supported");
        }
        int described = topology.sockets() * topology.cores();
        if (described != vcpus) {
            throw Refusal.internal(
                    "Expecting domain XML CPU sockets per core as "
                            + vcpus
                            + " but found "
                            + described);
        }
        out.put("cpuid.coresPerSocket", topology.cores());
    }

    private void writeAffinity(CpuSet cpus, int vcpus) {
        if (cpus.size() < vcpus) {
            throw Refusal.internal(
                    "Expecting domain XML attribute 'cpuset' of entry 'vcpu' to contain at least "
                            + vcpus
                            + " CPU(s)");
        }
        StringBuilder list = new StringBuilder();
        for (int member : cpus.members()) {
            list.append(list.isEmpty() ? "" : ",").append(member);
        }
        out.put("sched.cpu.affinity", list.toString());
    }

    private void writeShares(OptionalLong shares, int vcpus) {
        if (shares.isEmpty()) {
            return;
        }
        out.put("sched.cpu.shares", shares(shares.getAsLong(), vcpus));
    }

    /// Returns the word for a share, or the number if there is none.
    private static String shares(long shares, int vcpus) {
        if (shares == LOW_SHARES * vcpus) {
            return "low";
        }
        if (shares == NORMAL_SHARES * vcpus) {
            return "normal";
        }
        return shares == HIGH_SHARES * vcpus ? "high" : Long.toUnsignedString(shares);
    }
}
