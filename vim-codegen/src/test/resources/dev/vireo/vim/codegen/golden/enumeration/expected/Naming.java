// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

/// `Naming` of the VI API.
public final class Naming extends EnumValue {
    /// The table of this enumeration.
    public static final EnumType<Naming> TYPE =
            EnumType.define("Naming", Naming::new, "MigrationV1", "vmxnet3", "IPv4", "DHCPServer", "failed_defaults", "x");

    /// `MigrationV1`.
    public static final Naming MIGRATION_V1 = TYPE.of("MigrationV1");

    /// `vmxnet3`.
    public static final Naming VMXNET3 = TYPE.of("vmxnet3");

    /// `IPv4`.
    public static final Naming I_PV4 = TYPE.of("IPv4");

    /// `DHCPServer`.
    public static final Naming DHCP_SERVER = TYPE.of("DHCPServer");

    /// `failed_defaults`.
    public static final Naming FAILED_DEFAULTS = TYPE.of("failed_defaults");

    /// `x`.
    public static final Naming X = TYPE.of("x");

    private Naming(String value, boolean known) {
        super(value, known);
    }

    /// Returns the value of a text.
    ///
    /// @param value the text on the wire
    /// @return the constant, or an unknown value that keeps the text
    public static Naming of(String value) {
        return TYPE.of(value);
    }

    @Override
    public EnumType<Naming> vimType() {
        return TYPE;
    }
}
