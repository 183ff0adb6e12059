package dev.vireo.api;

/// One line of a listing: a storage pool and its figures.
///
/// @param pool the pool
/// @param type libvirt's type of it: `dir`, `fs`, `netfs` or `iscsi`
/// @param info its figures at the time of the listing
public record StoragePoolListing(StoragePool pool, String type, StoragePoolInfo info) {}
