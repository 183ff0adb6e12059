package dev.vireo.driver.esx;

import dev.vireo.api.GuestFileSystem;
import dev.vireo.api.GuestInformation;
import dev.vireo.api.GuestInformation.Kind;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.GuestDiskInfo;
import dev.vireo.vim.GuestInfo;
import dev.vireo.vim.VirtualMachineToolsRunningStatus;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what the Tools tell of a guest.
final class GuestTold {
    /// All of it: servers refuse the paths of members that are newer than they are.
    static final String GUEST = "guest";

    /// What the Tools tell at all.
    private static final Set<Kind> TOLD =
            EnumSet.of(Kind.SYSTEM, Kind.HOSTNAME, Kind.FILE_SYSTEMS, Kind.INTERFACES);

    /// How the details are written since vSphere 8.0 U2.
    private static final Pattern DETAIL = Pattern.compile("(\\w+)='([^']*)'");

    /// libvirt's names of what the details tell.
    private static final Map<String, String> NAMES =
            Map.of(
                    "distroName", "name",
                    "distroVersion", "version-id",
                    "distroAddVersion", "version",
                    "kernelVersion", "kernel-release",
                    "prettyName", "pretty-name");

    private GuestTold() {}

    /// Returns what has to be asked for.
    ///
    /// @throws VirtException `ARGUMENT_UNSUPPORTED` for what the Tools do not tell
    static Set<Kind> wanted(Set<Kind> kinds) {
        for (Kind kind : kinds) {
            if (!TOLD.contains(kind)) {
                throw new VirtException(
                        ErrorCode.ARGUMENT_UNSUPPORTED, "VMware Tools do not tell " + kind.text());
            }
        }
        return kinds.isEmpty() ? TOLD : kinds;
    }

    static String[] properties(Set<Kind> kinds) {
        return kinds.contains(Kind.FILE_SYSTEMS)
                ? new String[] {GUEST, AttachedDisk.DEVICES}
                : new String[] {GUEST};
    }

    /// Reads what is wanted.
    ///
    /// @throws VirtException `OPERATION_INVALID` if the Tools do not run
    static GuestInformation of(Row machine, Set<Kind> kinds, String name) {
        GuestInfo guest =
                machine.find(GUEST, GuestInfo.class)
                        .filter(GuestTold::tellsAnything)
                        .orElseThrow(() ->
                                new VirtException(
                                        ErrorCode.OPERATION_INVALID,
                                        "The VMware Tools of '"
                                                + name
                                                + "' are not installed or do not run"));
        return new GuestInformation(
                kinds.contains(Kind.SYSTEM) ? system(guest) : Map.of(),
                kinds.contains(Kind.HOSTNAME) ? text(guest.hostName()) : Optional.empty(),
                kinds.contains(Kind.FILE_SYSTEMS)
                        ? fileSystems(guest, AttachedDisk.of(machine))
                        : List.of(),
                kinds.contains(Kind.INTERFACES) ? GuestAddresses.ofCards(guest.net()) : List.of());
    }

    private static boolean tellsAnything(GuestInfo guest) {
        return !Objects.equals(
                guest.toolsRunningStatus(),
                VirtualMachineToolsRunningStatus.GUEST_TOOLS_NOT_RUNNING.value());
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).filter(some -> !some.isEmpty());
    }

    private static Map<String, String> system(GuestInfo guest) {
        Map<String, String> system = new HashMap<>();
        text(guest.guestId()).ifPresent(id -> system.put("id", id));
        text(guest.guestFullName()).ifPresent(name -> system.put("pretty-name", name));
        Map<String, String> details = new HashMap<>();
        Matcher matcher = DETAIL.matcher(text(guest.guestDetailedData()).orElse(""));
        while (matcher.find()) {
            text(matcher.group(2)).ifPresent(value -> details.put(matcher.group(1), value));
        }
        details.forEach((told, value) -> {
            String name = NAMES.get(told);
            if (name != null) {
                system.put(name, value);
            }
        });
        processor(details).ifPresent(name -> system.put("machine", name));
        return system;
    }

    /// Returns what `uname -m` calls the processor.
    private static Optional<String> processor(Map<String, String> details) {
        String make =
                details.getOrDefault("architecture", "") + details.getOrDefault("bitness", "");
        return Optional.ofNullable(
                switch (make) {
                    case "X8664" -> "x86_64";
                    case "X8632" -> "i686";
                    case "Arm64" -> "aarch64";
                    default -> null;
                });
    }

    /// Reads the file systems. Which disks they are on is told since vSphere 7.0, and not of all.
    private static List<GuestFileSystem> fileSystems(GuestInfo guest, List<AttachedDisk> disks) {
        return guest.disk().stream().map(told -> fileSystem(told, disks)).toList();
    }

    private static GuestFileSystem fileSystem(GuestDiskInfo told, List<AttachedDisk> disks) {
        List<String> targets =
                disks.stream()
                        .filter(disk ->
                                told.mappings().stream()
                                        .anyMatch(one -> one.key() == disk.device().key()))
                        .map(AttachedDisk::target)
                        .toList();
        Long total = told.capacity();
        Long free = told.freeSpace();
        return new GuestFileSystem(
                Objects.requireNonNullElse(told.diskPath(), ""),
                Optional.empty(),
                text(told.filesystemType()),
                targets,
                total == null ? OptionalLong.empty() : OptionalLong.of(total),
                total == null || free == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(total - free));
    }
}
