package dev.vireo.simulator;

/// What a user of the simulator may do.
public enum Role {
    /// Everything.
    ADMINISTRATOR(-1),
    /// Look at everything and change nothing: whatever changes something is refused with the fault
    /// `NoPermission`, which names the object and the privilege.
    READ_ONLY(-2),
    /// Nothing; such a user cannot log in before getting a role on a part of the inventory.
    NO_ACCESS(-5);

    private final int id;

    Role(int id) {
        this.id = id;
    }

    /// Returns the number by which the VI API names the role.
    ///
    /// @return the `roleId`
    public int id() {
        return id;
    }
}
