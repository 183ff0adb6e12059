package dev.vireo.model;

import org.jspecify.annotations.Nullable;

/// The one exception of this API. It carries libvirt's error code and domain; its message is the
/// text that virsh prints, with the code's prefix.
@SuppressWarnings("serial") // carried between threads, never serialized
public class VirtException extends RuntimeException {
    /// What went wrong.
    private final ErrorCode code;

    /// Where.
    private final ErrorDomain domain;

    /// The message without the code's prefix.
    private final String detail;

    /// Makes an exception of the ESX driver.
    ///
    /// @param code libvirt's error code
    /// @param detail what was wrong and with which object, without the code's prefix
    public VirtException(ErrorCode code, String detail) {
        this(code, ErrorDomain.ESX, detail, null);
    }

    /// Makes an exception of the ESX driver with a cause.
    ///
    /// @param code libvirt's error code
    /// @param detail what was wrong and with which object, without the code's prefix
    /// @param cause what led to it
    public VirtException(ErrorCode code, String detail, @Nullable Throwable cause) {
        this(code, ErrorDomain.ESX, detail, cause);
    }

    /// Makes an exception.
    ///
    /// @param code libvirt's error code
    /// @param domain the part of libvirt it belongs to
    /// @param detail what was wrong and with which object, without the code's prefix
    /// @param cause what led to it
    @SuppressWarnings("InconsistentOverloads") // code and domain belong together
    public VirtException(
            ErrorCode code, ErrorDomain domain, String detail, @Nullable Throwable cause) {
        super(code.message(detail), cause);
        this.code = code;
        this.domain = domain;
        this.detail = detail;
    }

    /// Returns libvirt's error code.
    ///
    /// @return the code
    public ErrorCode code() {
        return code;
    }

    /// Returns the part of libvirt the error belongs to.
    ///
    /// @return the domain
    public ErrorDomain domain() {
        return domain;
    }

    /// Returns the message without the code's prefix.
    ///
    /// @return the detail
    public String detail() {
        return detail;
    }
}
