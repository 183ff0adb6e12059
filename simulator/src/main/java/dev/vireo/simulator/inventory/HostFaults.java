package dev.vireo.simulator.inventory;

import dev.vireo.vim.AlreadyExists;
import dev.vireo.vim.ConcurrentAccess;
import dev.vireo.vim.DuplicateName;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.NotFound;
import dev.vireo.vim.PlatformConfigFault;
import dev.vireo.vim.ResourceInUse;

/// The faults of whoever configures a host or the inventory around it.
final class HostFaults {
    private HostFaults() {}

    static SimFault alreadyExists(String name) {
        return new SimFault(
                AlreadyExists.builder().name(name).build(),
                "The specified key, name, or identifier '" + name + "' already exists.");
    }

    static SimFault duplicateName(String name, ManagedObjectReference object) {
        return new SimFault(
                DuplicateName.builder().name(name).object(object).build(),
                "The name '" + name + "' already exists.");
    }

    static SimFault absent(String name) {
        return new SimFault(
                NotFound.builder().build(),
                "The object or item '" + name + "' could not be found.");
    }

    static SimFault inUse(String type, String name) {
        return new SimFault(
                ResourceInUse.builder().type(type).name(name).build(),
                "The resource '" + name + "' is in use.");
    }

    static SimFault changedMeanwhile() {
        return new SimFault(
                ConcurrentAccess.builder().build(),
                "The operation cannot be performed because the object was changed meanwhile.");
    }

    static SimFault configuration(String text) {
        return new SimFault(
                PlatformConfigFault.builder().text(text).build(),
                "An error occurred during host configuration: " + text);
    }
}
