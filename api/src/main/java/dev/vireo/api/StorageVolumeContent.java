package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.nio.file.Path;
import java.util.Set;

/// What is in a volume. Of a virtual disk that is what a guest sees on it, without the files that
/// VMware makes of it; of any other file it is the file.
public interface StorageVolumeContent {
    /// Begins to read the volume.
    ///
    /// libvirt: `virStorageVolDownload`, which its driver for ESX lacks. VMware: `GET /folder`.
    ///
    /// @param range which part
    /// @param flags how
    /// @return the stream, to be finished or aborted
    /// @throws VirtException `INVALID_ARG` if the volume has no such part, `OPERATION_UNSUPPORTED`
    ///   if what is in it cannot be read as it is, as that of a disk that is based on another one
    default DownloadStream openDownload(VolumeRange range, Set<VolumeStreamFlag> flags) {
        return openDownload(range, flags, TransferRoute.AUTOMATIC);
    }

    /// Begins to read the volume on a way of the caller's choice.
    ///
    /// @param range which part
    /// @param flags how
    /// @param route which way the bytes take
    /// @return the stream, to be finished or aborted
    /// @throws VirtException as without a way; `OPERATION_UNSUPPORTED` too if it cannot be taken
    default DownloadStream openDownload(
            VolumeRange range, Set<VolumeStreamFlag> flags, TransferRoute route) {
        throw Unsupported.function("virStorageVolDownload");
    }

    /// Begins to write the volume. It has its old content until all is there, and keeps what lies
    /// outside of the part.
    ///
    /// libvirt: `virStorageVolUpload`, which its driver for ESX lacks. VMware: `PUT /folder`,
    /// `MoveDatastoreFile_Task`.
    ///
    /// @param range which part; one without a length goes up to the end of the volume
    /// @param flags how
    /// @return the stream, to be finished or aborted
    /// @throws VirtException as [#openDownload]
    default UploadStream openUpload(VolumeRange range, Set<VolumeStreamFlag> flags) {
        return openUpload(range, flags, TransferRoute.AUTOMATIC);
    }

    /// Begins to write the volume on a way of the caller's choice.
    ///
    /// @param range which part; one without a length goes up to the end of the volume
    /// @param flags how
    /// @param route which way the bytes take
    /// @return the stream, to be finished or aborted
    /// @throws VirtException as [#openDownload]
    default UploadStream openUpload(
            VolumeRange range, Set<VolumeStreamFlag> flags, TransferRoute route) {
        throw Unsupported.function("virStorageVolUpload");
    }

    /// Copies the volume into a file. The file appears when it is whole; it has holes where the
    /// volume has zeros. A file that is none, such as a device or a pipe, gets the bytes in their
    /// order.
    ///
    /// @param file the file, which is replaced if it is there
    /// @param options how
    /// @return what was done
    /// @throws VirtException as [#openDownload]; `SYSTEM_ERROR` if the file cannot be written;
    ///   `OPERATION_ABORTED` if the thread is interrupted
    default TransferSummary download(Path file, TransferOptions options) {
        throw Unsupported.function("virStorageVolDownload");
    }

    /// Copies a file into the volume. The volume has its old content until all is there. Where the
    /// file is shorter, the rest of the volume stays as it was.
    ///
    /// @param file the file, which has at least as many bytes as the options' range
    /// @param options how
    /// @return what was done
    /// @throws VirtException as [#openUpload]; `INVALID_ARG` if the file does not fit or has less
    ///   than was asked for; `SYSTEM_ERROR` if it cannot be read; `OPERATION_ABORTED` if the thread
    ///   is interrupted
    default TransferSummary upload(Path file, TransferOptions options) {
        throw Unsupported.function("virStorageVolUpload");
    }
}
