package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.vim.CustomizationAdapterMapping;
import dev.vireo.vim.CustomizationFixedIp;
import dev.vireo.vim.CustomizationFixedName;
import dev.vireo.vim.CustomizationIPSettings;
import dev.vireo.vim.CustomizationIdentitySettings;
import dev.vireo.vim.CustomizationLinuxPrep;
import dev.vireo.vim.CustomizationName;
import dev.vireo.vim.CustomizationPending;
import dev.vireo.vim.CustomizationPrefixName;
import dev.vireo.vim.CustomizationSpec;
import dev.vireo.vim.CustomizationStartedEvent;
import dev.vireo.vim.CustomizationSucceeded;
import dev.vireo.vim.CustomizationSysprep;
import dev.vireo.vim.CustomizationSysprepText;
import dev.vireo.vim.CustomizationVirtualMachineName;
import dev.vireo.vim.NicSettingMismatch;
import dev.vireo.vim.UncustomizableGuest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a guest is to call itself and which addresses it is to have, from its next start on.
final class VmCustomization {
    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");

    private final SimVirtualMachine vm;
    private @Nullable CustomizationSpec spec;
    private boolean pending;

    VmCustomization(SimVirtualMachine vm) {
        this.vm = vm;
    }

    /// Checks that a machine's guest can be made to do what is wanted.
    ///
    /// @throws SimFault if not
    static void require(CustomizationSpec spec, MachineConfig config) {
        requireGuest(spec.identity(), config);
        int cards = config.nics().size();
        if (spec.nicSettingMap().size() != cards) {
            throw new SimFault(
                    NicSettingMismatch.builder()
                            .numberOfNicsInSpec(spec.nicSettingMap().size())
                            .numberOfNicsInVM(cards)
                            .build(),
                    "The number of network adapters in the specification does not match the"
                            + " virtual machine.");
        }
        for (CustomizationAdapterMapping each : spec.nicSettingMap()) {
            requireAddress(each.adapter());
        }
        if (name(spec) instanceof CustomizationFixedName fixed && fixed.name().isBlank()) {
            throw SimFault.invalidArgument("spec.identity");
        }
    }

    private static void requireGuest(CustomizationIdentitySettings identity, MachineConfig config) {
        String family = config.guest().family();
        boolean windows = family.equals("windowsGuest");
        if (!windows && !family.equals("linuxGuest")) {
            throw uncustomizable(config.guest().fullName());
        }
        boolean forWindows =
                identity instanceof CustomizationSysprep
                        || identity instanceof CustomizationSysprepText;
        if (forWindows != windows) {
            throw SimFault.invalidArgument("spec.identity");
        }
    }

    static SimFault uncustomizable(String guest) {
        return new SimFault(
                UncustomizableGuest.builder().uncustomizableGuestOS(guest).build(),
                "Customization of the guest operating system '" + guest + "' is not supported.");
    }

    private static void requireAddress(CustomizationIPSettings settings) {
        if (settings.ip() instanceof CustomizationFixedIp fixed) {
            if (!IPV4.matcher(fixed.ipAddress()).matches()) {
                throw SimFault.invalidArgument("spec.nicSettingMap.adapter.ip");
            }
            String mask = settings.subnetMask();
            if (mask == null || !IPV4.matcher(mask).matches()) {
                throw SimFault.invalidArgument("spec.nicSettingMap.adapter.subnetMask");
            }
        }
    }

    /// Checks that nothing is still to be done.
    void requireNonePending() {
        if (pending) {
            throw new SimFault(
                    CustomizationPending.builder().build(),
                    "A customization operation is already pending for the virtual machine.");
        }
    }

    /// Takes what the guest is to do when it starts.
    void prepare(CustomizationSpec wanted) {
        spec = wanted;
        pending = true;
        vm.touchLastingly();
    }

    /// Does what is pending, if VMware Tools are there to do it.
    void boot() {
        if (!pending || !vm.toolsInstalled()) {
            return;
        }
        pending = false;
        boolean windows = vm.config().guest().family().equals("windowsGuest");
        String log =
                windows ? "%WINDIR%\\temp\\vmware-imc" : "/var/log/vmware-imc/toolsDeployPkg.log";
        String place = ". Customization log located at " + log + " in the guest OS.";
        vm.inventory()
                .events()
                .post(
                        vm,
                        CustomizationStartedEvent.builder().logLocation(log),
                        "Started customization of VM " + vm.name() + place);
        vm.inventory()
                .events()
                .post(
                        vm,
                        CustomizationSucceeded.builder().logLocation(log),
                        "Customization of VM " + vm.name() + " succeeded" + place);
        vm.touchLastingly();
    }

    private Optional<CustomizationSpec> done() {
        return pending ? Optional.empty() : Optional.ofNullable(spec);
    }

    /// Returns the name that the guest was given, empty if none.
    Optional<String> hostName() {
        return done().flatMap(each ->
                switch (name(each)) {
                    case CustomizationFixedName fixed -> Optional.of(fixed.name() + domain(each));
                    case CustomizationVirtualMachineName _ -> Optional.of(vm.name() + domain(each));
                    case CustomizationPrefixName prefix ->
                            Optional.of(prefix.base() + "-" + vm.number() + domain(each));
                    case null, default -> Optional.empty();
                });
    }

    private static @Nullable CustomizationName name(CustomizationSpec spec) {
        return switch (spec.identity()) {
            case CustomizationLinuxPrep linux -> linux.hostName();
            case CustomizationSysprep windows -> windows.userData().computerName();
            default -> null;
        };
    }

    private static String domain(CustomizationSpec spec) {
        return spec.identity() instanceof CustomizationLinuxPrep linux && !linux.domain().isEmpty()
                ? "." + linux.domain()
                : "";
    }

    /// Returns the address that a network adapter was given, empty if none.
    ///
    /// @param card its number, from 0
    Optional<String> address(int card) {
        return settings(card)
                .map(CustomizationIPSettings::ip)
                .filter(CustomizationFixedIp.class::isInstance)
                .map(ip -> ((CustomizationFixedIp) ip).ipAddress());
    }

    /// Returns how many bits of the address of a network adapter are the network's.
    Optional<Integer> prefixLength(int card) {
        return settings(card)
                .map(CustomizationIPSettings::subnetMask)
                .map(mask ->
                        List.of(mask.split("\\.")).stream()
                                .mapToInt(part -> Integer.bitCount(Integer.parseInt(part)))
                                .sum());
    }

    private Optional<CustomizationIPSettings> settings(int card) {
        List<CustomizationAdapterMapping> all =
                done().map(CustomizationSpec::nicSettingMap).orElse(List.of());
        List<MachineConfig.Nic> cards = vm.config().nics();
        if (card >= cards.size()) {
            return Optional.empty();
        }
        for (CustomizationAdapterMapping each : all) {
            if (Objects.requireNonNullElse(each.macAddress(), "")
                    .equalsIgnoreCase(cards.get(card).mac())) {
                return Optional.of(each.adapter());
            }
        }
        return card < all.size() && all.get(card).macAddress() == null
                ? Optional.of(all.get(card).adapter())
                : Optional.empty();
    }

    void save(StateWriter out) {
        if (spec != null) {
            out.value("customization", spec).flag("customizationPending", pending);
        }
    }

    void restore(StateReader in) {
        spec = in.value("customization", CustomizationSpec.class).orElse(null);
        pending = in.flag("customizationPending", false);
    }
}
