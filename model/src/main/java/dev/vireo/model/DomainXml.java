package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;

/// Reads and writes domain documents.
///
/// What is read and written is in libvirt's normal form: its order, its defaults, its wording of
/// values. These parts, which no record has a component for, are carried along in another form than
/// libvirt's unless they are in normal form already:
///
/// - a `<cpu><numa>` cell without `id`, and the distances that libvirt completes
/// - the number of `<iothreads>` where it does not match `<iothreadids>`
/// - `<source>` of `<nvram>`, which is left out
/// - `<identity>` of a disk on SSH, and labels of encrypted disks on a network: libvirt drops them
/// - the units of RAM disks, and numbers in addresses of type `ccw`
/// - `<boot>` and what else libvirt drops of `<os>` beside a `<bootloader>`
/// - SCSI controllers and addresses that libvirt adds for `<hostdev type='scsi'>`
/// - the device of a random number generator that names none, and `auto` of a socket with an
///   address
/// - elements without a shape of their own here, such as `<sysinfo type='fwcfg'>`, `<audio>`,
///   `<mirror>`, cache tuning and memory devices: order and unknown parts stay
public final class DomainXml {
    private DomainXml() {}

    /// Writes a domain as libvirt 9.0 prints it, without passwords.
    ///
    /// libvirt: `virDomainDefFormat`.
    ///
    /// @param domain the domain
    /// @return the document, with a line end at its end
    public static String write(DomainDefinition domain) {
        return write(domain, DomainXmlOptions.DEFAULT);
    }

    /// Writes a domain as libvirt 9.0 prints it.
    ///
    /// @param domain the domain
    /// @param passwords whether passwords are in the document
    /// @return the document, with a line end at its end
    public static String write(DomainDefinition domain, boolean passwords) {
        return write(domain, DomainXmlOptions.DEFAULT.withPasswords(passwords));
    }

    /// Writes a domain as libvirt prints it.
    ///
    /// @param domain the domain
    /// @param options what to print
    /// @return the document, with a line end at its end
    public static String write(DomainDefinition domain, DomainXmlOptions options) {
        return new DomainXmlWriter(options).write(domain);
    }

    /// Reads a domain document as libvirt 9.0 does for an ESX server.
    ///
    /// libvirt: `virDomainDefParseString` with `VIR_DOMAIN_DEF_PARSE_INACTIVE`.
    ///
    /// @param text the document
    /// @return the domain
    /// @throws DomainXmlException with libvirt's code, domain and text, and the place
    public static DomainDefinition read(String text) {
        return read(text, DomainXmlLevel.LIBVIRT_9_0, DomainProfile.ESX);
    }

    /// Reads a domain document as libvirt 9.0 does for an ESX server.
    ///
    /// @param bytes the document in UTF-8
    /// @return the domain
    /// @throws DomainXmlException with libvirt's code, domain and text, and the place
    public static DomainDefinition read(byte[] bytes) {
        return read(RawText.decode(bytes));
    }

    /// Reads a domain document. What the records have no components for is carried along as it is
    /// written, in their `rest`: libvirt would check those parts too and may refuse them, this
    /// reader does not look at their values. What libvirt does not know is left out.
    ///
    /// @param text the document
    /// @param level whose documents are read; since [DomainXmlLevel#LIBVIRT_12] there are NVMe
    ///   controllers, clusters of CPUs and `<hwuuid>`; with [DomainXmlLevel#FULL] domains of any
    ///   hypervisor
    /// @param profile which driver reads
    /// @return the domain
    /// @throws DomainXmlException with libvirt's code, domain and text, and the place
    public static DomainDefinition read(String text, DomainXmlLevel level, DomainProfile profile) {
        XmlReading reading = new XmlReading(XmlDocument.parse(text), level, null);
        return new DomainXmlReader(reading, profile).read();
    }

    /// Reads a domain document and tells what of it is not in the result.
    ///
    /// @param text the document
    /// @param level whose documents are read
    /// @param profile which driver reads
    /// @return the domain, and the elements, attributes, texts and comments that libvirt drops
    /// @throws DomainXmlException with libvirt's code, domain and text, and the place
    public static DomainXmlReading readWithDropped(
            String text, DomainXmlLevel level, DomainProfile profile) {
        List<DroppedXml> dropped = new ArrayList<>();
        XmlReading reading = new XmlReading(XmlDocument.parse(text), level, dropped);
        DomainDefinition domain = new DomainXmlReader(reading, profile).read();
        return new DomainXmlReading(domain, dropped);
    }
}
