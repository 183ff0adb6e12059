package dev.vireo.vmx;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainProfile;
import dev.vireo.model.VmwareNamespace;
import java.util.Optional;
import java.util.OptionalInt;

/// Converts VMX files into domain documents and back. A converter does not change and may be used
/// by many threads.
///
/// libvirt: `virVMXParseConfig` and `virVMXFormatConfig`.
public final class VmxConverter {
    /// The hardware version of a VMX file if nobody says another: that of ESXi 5.5, which every
    /// later product takes.
    public static final int DEFAULT_HARDWARE_VERSION = 10;

    static final String HARDWARE = "virtualHW.version";

    private final VmxLevel level;
    private final DomainProfile profile;
    private final FileNames fileNames;
    private final VmwareNamespace vmware;
    private final boolean escapesLineBreaks;

    private VmxConverter(Builder builder) {
        level = builder.level;
        profile = builder.profile;
        fileNames = builder.fileNames;
        escapesLineBreaks = builder.escapesLineBreaks || level.isAtLeast(VmxLevel.FULL);
        vmware = new VmwareNamespace(builder.datacenterPath, builder.managedObject);
    }

    /// Starts a builder: level [VmxLevel#LIBVIRT_9_0], profile [DomainProfile#ESX], and the file
    /// names of [FileNames#verbatim].
    ///
    /// @return the builder
    public static Builder builder() {
        return new Builder();
    }

    /// Makes a domain document of a VMX file.
    ///
    /// libvirt: `virVMXParseConfig`.
    ///
    /// @param file the VMX file
    /// @return the domain
    /// @throws dev.vireo.model.VirtException if the file has no such meaning; at the levels that
    ///   follow libvirt with its code, domain and text
    public DomainDefinition toDomain(VmxFile file) {
        return VmxToDomain.convert(this, file);
    }

    /// Makes a domain document of a VMX file and tells what it could not carry over.
    ///
    /// @param file the VMX file
    /// @return the domain, and a [Loss] for each entry of the file that is not in it as it was
    /// @throws dev.vireo.model.VirtException as [#toDomain]
    public Conversion<DomainDefinition> toDomainWithLosses(VmxFile file) {
        return VmxToDomain.convertWithLosses(this, file);
    }

    /// Makes a VMX file of a domain document.
    ///
    /// libvirt: `virVMXFormatConfig`.
    ///
    /// @param domain the domain
    /// @param hardwareVersion the version of the virtual hardware, any number; the hosts of a
    ///   product know which ones they run
    /// @return the VMX file
    /// @throws dev.vireo.model.VirtException if VMX cannot say it; at the levels that follow
    ///   libvirt with its code, domain and text
    public VmxFile toVmx(DomainDefinition domain, int hardwareVersion) {
        return DomainToVmx.convert(this, domain, hardwareVersion).file();
    }

    /// Makes a VMX file of the text of a domain document and tells what it could not carry over.
    /// The text is read by the rules of the level and the profile.
    ///
    /// @param document the document
    /// @param hardwareVersion the version of the virtual hardware, as for [#toVmx]
    /// @return the VMX file, and a [Loss] for each attribute and text of the document that is not
    ///   in it as it was, and for what the file says that the document does not
    /// @throws dev.vireo.model.VirtException as [#toVmx], and if the document is none
    public Conversion<VmxFile> toVmxWithLosses(String document, int hardwareVersion) {
        return DocumentConversion.convert(this, document, OptionalInt.of(hardwareVersion));
    }

    /// Returns this converter with other file names.
    VmxConverter withFileNames(FileNames names) {
        Builder builder = builder().level(level).profile(profile).fileNames(names);
        builder.datacenterPath = vmware.datacenterPath();
        builder.managedObject = vmware.managedObject();
        builder.escapesLineBreaks = escapesLineBreaks;
        return builder.build();
    }

    /// Makes a VMX file of the text of a domain document and tells what it could not carry over.
    /// The hardware version is the one that the document carries along, as one made at level
    /// [VmxLevel#FULL] does; otherwise it is [#DEFAULT_HARDWARE_VERSION], and the losses say so.
    ///
    /// @param document the text of the document
    /// @return as [#toVmxWithLosses(String, int)]
    /// @throws dev.vireo.model.VirtException as [#toVmxWithLosses(String, int)]
    public Conversion<VmxFile> toVmxWithLosses(String document) {
        return DocumentConversion.convert(this, document, OptionalInt.empty());
    }

    VmxLevel level() {
        return level;
    }

    DomainProfile profile() {
        return profile;
    }

    FileNames fileNames() {
        return fileNames;
    }

    VmwareNamespace vmware() {
        return vmware;
    }

    boolean escapesLineBreaks() {
        return escapesLineBreaks;
    }

    /// Builds a [VmxConverter].
    public static final class Builder {
        private VmxLevel level = VmxLevel.LIBVIRT_9_0;
        private DomainProfile profile = DomainProfile.ESX;
        private FileNames fileNames = FileNames.verbatim();
        private Optional<String> datacenterPath = Optional.empty();
        private Optional<String> managedObject = Optional.empty();
        private boolean escapesLineBreaks;

        private Builder() {}

        /// Sets whose behaviour the converter shows.
        ///
        /// @param value the level
        /// @return this builder
        public Builder level(VmxLevel value) {
            level = value;
            return this;
        }

        /// Sets which driver it stands for.
        ///
        /// @param value the profile
        /// @return this builder
        public Builder profile(DomainProfile value) {
            profile = value;
            return this;
        }

        /// Sets what file names look like.
        ///
        /// @param value the file names
        /// @return this builder
        public Builder fileNames(FileNames value) {
            fileNames = value;
            return this;
        }

        /// Sets the path of the datacenter, which goes into the document.
        ///
        /// @param value the path, such as `folder1/dc1`
        /// @return this builder
        public Builder datacenterPath(String value) {
            datacenterPath = Optional.of(value);
            return this;
        }

        /// Sets the id of the virtual machine, which goes into the document.
        ///
        /// @param value the id, such as `vm-42`
        /// @return this builder
        public Builder managedObject(String value) {
            managedObject = Optional.of(value);
            return this;
        }

        /// Has line breaks in names and descriptions written in the way that every reader knows, as
        /// at level [VmxLevel#FULL]. libvirt writes them as they are, which breaks the line;
        /// without this they are refused at the levels that follow it.
        ///
        /// @return this builder
        public Builder escapingLineBreaks() {
            escapesLineBreaks = true;
            return this;
        }

        /// Builds the converter.
        ///
        /// @return the converter
        public VmxConverter build() {
            return new VmxConverter(this);
        }
    }
}
