package dev.vireo.api;

/// How a stream of a volume works.
public enum VolumeStreamFlag {
    /// Blocks of zeros are told apart from data. libvirt: `VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM`,
    /// `VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM`.
    SPARSE
}
