package dev.vireo.model;

import java.util.List;

/// The devices of a domain, each kind in document order. Devices that have no type here are in
/// [#rest].
///
/// libvirt: `<devices>`.
///
/// @param disks disks and drives
/// @param controllers controllers
/// @param filesystems shared folders
/// @param interfaces network interfaces
/// @param serials serial ports
/// @param parallels parallel ports
/// @param consoles consoles
/// @param tpms trusted platform modules
/// @param graphics displays
/// @param sounds sound cards
/// @param videos graphics cards
/// @param rest what else the element holds that libvirt keeps and no component names; see
///   [XmlElement#empty]
public record Devices(
        List<Disk> disks,
        List<Controller> controllers,
        List<Filesystem> filesystems,
        List<NetworkInterface> interfaces,
        List<CharacterDevice> serials,
        List<CharacterDevice> parallels,
        List<CharacterDevice> consoles,
        List<Tpm> tpms,
        List<Graphics> graphics,
        List<Sound> sounds,
        List<Video> videos,
        XmlElement rest) {
    /// Copies the lists.
    public Devices {
        disks = List.copyOf(disks);
        controllers = List.copyOf(controllers);
        filesystems = List.copyOf(filesystems);
        interfaces = List.copyOf(interfaces);
        serials = List.copyOf(serials);
        parallels = List.copyOf(parallels);
        consoles = List.copyOf(consoles);
        tpms = List.copyOf(tpms);
        graphics = List.copyOf(graphics);
        sounds = List.copyOf(sounds);
        videos = List.copyOf(videos);
    }

    /// Starts a builder.
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
        builder.disks = disks;
        builder.controllers = controllers;
        builder.filesystems = filesystems;
        builder.interfaces = interfaces;
        builder.serials = serials;
        builder.parallels = parallels;
        builder.consoles = consoles;
        builder.tpms = tpms;
        builder.graphics = graphics;
        builder.sounds = sounds;
        builder.videos = videos;
        builder.rest = rest;
        return builder;
    }

    /// Builds a [Devices].
    public static final class Builder {
        private List<Disk> disks = List.of();
        private List<Controller> controllers = List.of();
        private List<Filesystem> filesystems = List.of();
        private List<NetworkInterface> interfaces = List.of();
        private List<CharacterDevice> serials = List.of();
        private List<CharacterDevice> parallels = List.of();
        private List<CharacterDevice> consoles = List.of();
        private List<Tpm> tpms = List.of();
        private List<Graphics> graphics = List.of();
        private List<Sound> sounds = List.of();
        private List<Video> videos = List.of();
        private XmlElement rest = XmlElement.empty("devices");

        private Builder() {}

        /// Sets disks and drives.
        ///
        /// @param value the value
        /// @return this builder
        public Builder disks(List<Disk> value) {
            disks = value;
            return this;
        }

        /// Sets controllers.
        ///
        /// @param value the value
        /// @return this builder
        public Builder controllers(List<Controller> value) {
            controllers = value;
            return this;
        }

        /// Sets shared folders.
        ///
        /// @param value the value
        /// @return this builder
        public Builder filesystems(List<Filesystem> value) {
            filesystems = value;
            return this;
        }

        /// Sets network interfaces.
        ///
        /// @param value the value
        /// @return this builder
        public Builder interfaces(List<NetworkInterface> value) {
            interfaces = value;
            return this;
        }

        /// Sets serial ports.
        ///
        /// @param value the value
        /// @return this builder
        public Builder serials(List<CharacterDevice> value) {
            serials = value;
            return this;
        }

        /// Sets parallel ports.
        ///
        /// @param value the value
        /// @return this builder
        public Builder parallels(List<CharacterDevice> value) {
            parallels = value;
            return this;
        }

        /// Sets consoles.
        ///
        /// @param value the value
        /// @return this builder
        public Builder consoles(List<CharacterDevice> value) {
            consoles = value;
            return this;
        }

        /// Sets trusted platform modules.
        ///
        /// @param value the value
        /// @return this builder
        public Builder tpms(List<Tpm> value) {
            tpms = value;
            return this;
        }

        /// Sets displays.
        ///
        /// @param value the value
        /// @return this builder
        public Builder graphics(List<Graphics> value) {
            graphics = value;
            return this;
        }

        /// Sets sound cards.
        ///
        /// @param value the value
        /// @return this builder
        public Builder sounds(List<Sound> value) {
            sounds = value;
            return this;
        }

        /// Sets graphics cards.
        ///
        /// @param value the value
        /// @return this builder
        public Builder videos(List<Video> value) {
            videos = value;
            return this;
        }

        /// Sets what else the element holds that libvirt keeps and no component names.
        ///
        /// @param value the value
        /// @return this builder
        public Builder rest(XmlElement value) {
            rest = value;
            return this;
        }

        /// Builds it.
        ///
        /// @return the devices
        public Devices build() {
            return new Devices(
                    disks,
                    controllers,
                    filesystems,
                    interfaces,
                    serials,
                    parallels,
                    consoles,
                    tpms,
                    graphics,
                    sounds,
                    videos,
                    rest);
        }
    }
}
