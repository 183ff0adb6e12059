package dev.vireo.driver.tck;

/// What every driver keeps to: all contracts together.
public interface DriverContract
        extends ConnectionContract,
                LookupContract,
                LifecycleContract,
                QuestionContract,
                TuningContract,
                DeviceContract,
                GuestContract,
                FiguresContract,
                EventsContract,
                DefinitionContract,
                SnapshotContract,
                MigrationContract,
                InterfaceContract,
                NetworkContract,
                StorageContract,
                TransferContract {}
