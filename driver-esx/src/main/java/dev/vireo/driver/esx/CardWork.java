package dev.vireo.driver.esx;

import dev.vireo.api.Modification;
import dev.vireo.model.DeviceXml;
import dev.vireo.model.DomainUuid;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.InterfaceType;
import dev.vireo.model.NetworkInterface;
import dev.vireo.model.SwitchPort;
import dev.vireo.model.VirtException;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceConnectInfo;
import dev.vireo.vim.VirtualEthernetCard;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A network interface of a document.
///
/// @param machine whose host knows the networks
/// @param xml the element
/// @param card the interface
record CardWork(Machine machine, DeviceXml xml, NetworkInterface card) implements DeviceWork {
    private static final Set<String> CHECKED = Set.of("link", "source");

    static CardWork of(Machine machine, DeviceXml xml) {
        return new CardWork(machine, xml, xml.devices().interfaces().getFirst());
    }

    @Override
    public String what() {
        return "interface" + (hasMac() ? " '" + card.mac() + "'" : "");
    }

    private boolean hasMac() {
        return xml.says("mac", "address");
    }

    // Attaching

    @Override
    public DeviceChange attach(Hardware hardware) {
        check();
        if (hasMac() && withMac(hardware).findAny().isPresent()) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "the domain has an interface with MAC address " + card.mac() + " already");
        }
        VirtualEthernetCard.Builder<?> wanted =
                card.model().map(CardModel::builder).orElseGet(() -> CardModel.like(hardware));
        boolean up = link().orElse(true);
        wanted.key(DeviceChange.NEW_KEY)
                .backing(backing())
                .connectable(
                        VirtualDeviceConnectInfo.builder()
                                .startConnected(up)
                                .allowGuestControl(true)
                                .connected(up && hardware.active())
                                .build());
        if (hasMac()) {
            wanted.addressType(CardAddress.type(card)).macAddress(card.mac().toString());
        }
        return DeviceChange.add(wanted.build());
    }

    private void check() {
        UnknownParts.refuse(card.rest(), CHECKED);
        if (card.target().isPresent()) {
            throw UnknownParts.refused("interface", "element", "target");
        }
        if (card.macCheck().isPresent()) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "attribute 'check' of <mac> is nothing that the host lets be set");
        }
        boolean group = xml.says("source", "portgroup");
        if (group) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "attribute 'portgroup' of <source> has no meaning for VMware: the network is a"
                            + " port group");
        }
    }

    private VirtualDeviceBackingInfo backing() {
        return switch (card.type()) {
            case BRIDGE -> Networks.fetch(machine).named(card.bridge().orElse(""));
            case NETWORK -> Networks.fetch(machine).named(network());
            case VDS -> port(card.port().orElseThrow());
            default ->
                    throw new VirtException(
                            ErrorCode.CONFIG_UNSUPPORTED,
                            "VMware has no interfaces of type '"
                                    + card.type().text()
                                    + "', only bridge, network and vds");
        };
    }

    private String network() {
        return xml.element()
                .child("source")
                .flatMap(source -> source.attribute("network"))
                .orElse("");
    }

    private static VirtualDeviceBackingInfo port(SwitchPort port) {
        long number = port.portId().orElse(0);
        return Networks.port(
                DomainUuid.formatVmx(port.switchId()),
                port.portGroupId().orElse(""),
                number == 0 ? Optional.empty() : Optional.of(Long.toString(number)));
    }

    /// Returns whether the cable is in, if the document says it.
    private Optional<Boolean> link() {
        return xml.element()
                .child("link")
                .flatMap(link -> link.attribute("state"))
                .filter(state -> !state.isEmpty())
                .map("up"::equals);
    }

    // Finding

    @Override
    public DeviceChange detach(Hardware hardware) {
        return DeviceChange.remove(find(hardware));
    }

    /// Finds the interface: by its alias, its MAC address, or what it is connected to.
    private VirtualEthernetCard find(Hardware hardware) {
        List<VirtualEthernetCard> all = hardware.all(VirtualEthernetCard.class);
        if (!xml.alias().isEmpty()) {
            String alias = xml.alias();
            return hardware.only(
                    all.stream()
                            .filter(one -> hardware.name(one).filter(alias::equals).isPresent())
                            .toList(),
                    "interface '" + alias + "'",
                    all);
        }
        List<VirtualEthernetCard> found =
                hasMac()
                        ? withMac(hardware).toList()
                        : all.stream().filter(this::isConnectedAlike).toList();
        return hardware.only(found, hasMac() ? what() : "interface without a MAC address", all);
    }

    private Stream<VirtualEthernetCard> withMac(Hardware hardware) {
        Optional<String> mac = Optional.of(card.mac().toString());
        return hardware.all(VirtualEthernetCard.class).stream()
                .filter(one -> new AttachedCard(one).mac().equals(mac));
    }

    private boolean isConnectedAlike(VirtualEthernetCard one) {
        Optional<String> network = new AttachedCard(one).network();
        Optional<String> model = new AttachedCard(one).model();
        Optional<String> wanted =
                switch (card.type()) {
                    case BRIDGE -> card.bridge();
                    case NETWORK -> Optional.of(network());
                    case VDS -> card.port().flatMap(SwitchPort::portGroupId);
                    default -> Optional.empty();
                };
        boolean source = wanted.isEmpty() || wanted.equals(network);
        return source && (card.model().isEmpty() || card.model().equals(model));
    }

    // Changing

    @Override
    public DeviceChange update(Hardware hardware, Set<Modification> sides) {
        check();
        VirtualEthernetCard old = find(hardware);
        refuseOtherModel(old);
        VirtualEthernetCard.Builder<?> changed = old.toBuilder();
        boolean moved = card.type() == InterfaceType.VDS || !isConnectedAlike(old);
        boolean addressed = hasMac() && withMac(hardware).findAny().isEmpty();
        if (moved || addressed) {
            DeviceSides.check(sides, hardware, what());
        }
        if (moved) {
            changed.backing(backing());
        }
        if (addressed) {
            if (hardware.active()) {
                throw new VirtException(
                        ErrorCode.OPERATION_UNSUPPORTED,
                        "the MAC address of an interface can be changed only while the domain is"
                                + " shut off");
            }
            changed.addressType(CardAddress.type(card)).macAddress(card.mac().toString());
        }
        changed.connectable(connectable(old, hardware.active(), sides));
        return DeviceChange.edit(changed.build());
    }

    private void refuseOtherModel(VirtualEthernetCard old) {
        if (card.model().isEmpty()) {
            return;
        }
        String wanted = card.model().get();
        if (!Objects.equals(CardModel.builder(wanted).build().vimType(), old.vimType())) {
            throw new VirtException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "cannot modify network device model from "
                            + new AttachedCard(old).model().orElse("another one")
                            + " to "
                            + wanted);
        }
    }

    /// The link of a running machine and that of its next start are two things.
    private VirtualDeviceConnectInfo connectable(
            VirtualEthernetCard old, boolean active, Set<Modification> sides) {
        VirtualDeviceConnectInfo before =
                Objects.requireNonNullElseGet(
                        old.connectable(),
                        () ->
                                VirtualDeviceConnectInfo.builder()
                                        .startConnected(true)
                                        .allowGuestControl(true)
                                        .connected(active)
                                        .build());
        if (link().isEmpty()) {
            return before;
        }
        boolean up = link().get();
        boolean now = active && (sides.isEmpty() || sides.contains(Modification.LIVE));
        boolean later = !active || sides.contains(Modification.CONFIG);
        return before.toBuilder()
                .connected(now ? up : before.connected())
                .startConnected(later ? up : before.startConnected())
                .build();
    }
}
