package dev.vireo.model;

/// Domain documents as text.
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
}
