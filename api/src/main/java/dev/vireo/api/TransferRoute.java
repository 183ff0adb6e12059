package dev.vireo.api;

/// Which way the content of disks and volumes takes where a connection goes through a vCenter. A
/// vCenter has no data itself: it passes on what a host reads and writes.
public enum TransferRoute {
    /// Between this machine and a host that has the datastore, and through the vCenter if that
    /// fails; the result says which way it was and why. Parts below 1 MiB go through the vCenter:
    /// each request to a host costs another one to the vCenter, which asks for leave.
    AUTOMATIC,
    /// Between this machine and a host, or not at all.
    DIRECT,
    /// Through the server of the connection.
    SERVER
}
