// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// `VirtualMachinePowerState` of the VI API.
public final class VirtualMachinePowerState extends EnumValue {
    /// The table of this enumeration.
    public static final EnumType<VirtualMachinePowerState> TYPE =
            EnumType.define("VirtualMachinePowerState", VirtualMachinePowerState::new, "poweredOff", "poweredOn", "suspended");

    /// `poweredOff`.
    public static final VirtualMachinePowerState POWERED_OFF = TYPE.of("poweredOff");

    /// `poweredOn`.
    public static final VirtualMachinePowerState POWERED_ON = TYPE.of("poweredOn");

    /// `suspended`.
    public static final VirtualMachinePowerState SUSPENDED = TYPE.of("suspended");

    private VirtualMachinePowerState(String value, boolean known) {
        super(value, known);
    }

    /// Returns the value of a text.
    ///
    /// @param value the text on the wire
    /// @return the constant, or an unknown value that keeps the text
    public static VirtualMachinePowerState of(String value) {
        return TYPE.of(value);
    }

    @Override
    public EnumType<VirtualMachinePowerState> vimType() {
        return TYPE;
    }
}
