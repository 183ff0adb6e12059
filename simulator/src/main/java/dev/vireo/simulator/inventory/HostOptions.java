package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;

/// The advanced settings of a host.
final class HostOptions {
    private HostOptions() {}

    static SimHostOptionManager of(SimHostSystem host, ManagedObjectReference self) {
        return new SimHostOptionManager(host.inventory(), self, host::touch)
                .text("Config.HostAgent.log.level", "Level of the host agent's log", "info")
                .text(
                        "Config.HostAgent.plugins.solo.webServer.enableWebClient",
                        "Whether the host has a web page",
                        "true")
                .text("Annotations.WelcomeMessage", "Text on the console", "")
                .number("Cpu.CoschedCrossCall", "Coscheduling of cross calls", 0, 1, 1)
                .number("DCUI.Access", "Reserved", 0, 1, 1)
                .number("Mem.AllocGuestLargePage", "Back guests with large pages", 0, 1, 1)
                .number("Mem.IdleTax", "Tax on idle memory, percent", 0, 99, 75)
                .number("Mem.MemZipEnable", "Compress memory", 0, 1, 1)
                .number("Mem.ShareForceSalting", "Salt shared pages", 0, 2, 2)
                .number("Mem.CtlMaxPercent", "Most that balloons take, percent", 0, 75, 65)
                .number("Misc.LogToFile", "Send the log to a file", 0, 1, 1)
                .number("NFS.MaxVolumes", "Most NFS volumes", 8, 256, 32)
                .number("Net.TcpipHeapSize", "Heap of the network stack, MiB", 0, 32, 0)
                .number("Net.TcpipHeapMax", "Largest heap of the network stack, MiB", 32, 1536, 512)
                .number("Security.AccountLockFailures", "Failed logins until a lock", 0, 100, 5)
                .number("Security.AccountUnlockTime", "Seconds that a lock lasts", 0, 3600, 900)
                .number("UserVars.ESXiShellTimeOut", "Seconds the shell is offered", 0, 86400, 0)
                .number("UserVars.SuppressShellWarning", "Hide the shell's warning", 0, 1, 0)
                .text("Syslog.global.logHost", "Where log entries are sent", "")
                .text("Syslog.global.logDir", "Where log files are", "[] /scratch/log")
                .text("ScratchConfig.CurrentScratchLocation", "Scratch space", "/scratch")
                .number("VMkernel.Boot.hyperthreading", "Use hardware threads", 0, 1, 1)
                .flag("Vpx.Vpxa.config.workingDir.keep", "Keep the agent's folder", false);
    }
}
