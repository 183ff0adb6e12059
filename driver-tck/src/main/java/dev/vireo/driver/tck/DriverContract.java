package dev.vireo.driver.tck;

/// What every driver keeps to: all contracts together.
public interface DriverContract
        extends ConnectionContract,
                LookupContract,
                LifecycleContract,
                TuningContract,
                GuestContract,
                FiguresContract,
                DefinitionContract {}
