package dev.vireo.model;

import org.jspecify.annotations.Nullable;

/// An error in a domain document: what libvirt says about it, and the place, which libvirt does not
/// say.
@SuppressWarnings("serial") // carried between threads, never serialized
public final class DomainXmlException extends VirtException {
    /// Where.
    private final String xpath;

    /// Makes an exception.
    ///
    /// @param code libvirt's error code
    /// @param domain the part of libvirt it belongs to
    /// @param detail libvirt's text, without the code's prefix
    /// @param xpath the place in the document, such as `/domain/devices/disk[2]/target/@dev`; empty
    ///   if the text is no document at all
    public DomainXmlException(ErrorCode code, ErrorDomain domain, String detail, String xpath) {
        this(code, domain, detail, xpath, null);
    }

    /// Makes an exception with a cause.
    ///
    /// @param code libvirt's error code
    /// @param domain the part of libvirt it belongs to
    /// @param detail libvirt's text, without the code's prefix
    /// @param xpath the place in the document
    /// @param cause what led to it
    @SuppressWarnings("InconsistentOverloads") // the cause stands last, as everywhere
    public DomainXmlException(
            ErrorCode code,
            ErrorDomain domain,
            String detail,
            String xpath,
            @Nullable Throwable cause) {
        super(code, domain, detail, cause);
        this.xpath = xpath;
    }

    /// Returns the place in the document.
    ///
    /// @return the XPath, or an empty text if the text is no document at all
    public String xpath() {
        return xpath;
    }
}
