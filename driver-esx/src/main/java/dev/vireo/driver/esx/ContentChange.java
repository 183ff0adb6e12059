package dev.vireo.driver.esx;

import dev.vireo.api.TransferProgress;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MoveDatastoreFileTaskRequest;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vmx.DatastorePath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/// Gives a volume a new content: sends it under another name into the same folder, and then moves
/// it over the old one.
///
/// The other name is `.NAME.HASH.part`. The hash is that of what is sent and where it belongs, so
/// that nothing else is taken up, and two different uploads do not meet.
final class ContentChange {
    static final String VERB = "upload";

    /// File systems of datastores have names of up to 255 bytes.
    private static final int LONGEST_NAME = 180;

    private static final int HASH_BYTES = 8;

    private final VolumeUsers users;
    private final boolean force;
    private final EsxSession session;
    private final ManagedObjectReference datacenter;
    private final VolumeContent content;
    private final UploadSource source;
    private final DatastorePath temporary;
    private final TransferMeter meter;
    private final FileSend send;

    /// Prepares the change.
    ///
    /// @param content what is to be replaced
    /// @param source the new content, as a whole
    /// @param total how large it is
    /// @param identity what tells this upload from others
    /// @param force whether it may be one that others are based on
    ContentChange(
            DatastorePool pool,
            VolumeContent content,
            UploadSource source,
            long total,
            String identity,
            boolean force,
            Consumer<TransferProgress> progress) {
        this.users = new VolumeUsers(pool, FilePath.of(content.volume()), VERB);
        this.force = force;
        this.session = pool.site().session();
        this.datacenter = pool.requireDatacenter();
        this.content = content;
        this.source = source;
        this.temporary = temporary(content.path(), identity + "|" + total);
        this.meter = new TransferMeter(total, 0, progress);
        this.send = new FileSend(content.files().route(temporary, VERB), source, total, meter);
    }

    private static DatastorePath temporary(DatastorePath path, String identity) {
        String folder = path.folder();
        String name = path.fileName();
        String known = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        String file = "." + known + "." + hash(path + "|" + identity) + ".part";
        return new DatastorePath(path.datastore(), folder.isEmpty() ? file : folder + "/" + file);
    }

    private static String hash(String text) {
        try {
            byte[] sum =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    TransferMeter meter() {
        return meter;
    }

    /// Returns how much of it was there before.
    long resumed() {
        return send.resumed();
    }

    /// Sends and moves.
    ///
    /// @param keep whether what an earlier attempt has sent is taken up, and what was sent stays
    ///   for another one if this one fails
    /// @throws VirtException what went wrong; the volume has its old content then, unless the
    ///   message says otherwise
    void run(boolean keep) {
        try {
            send.run(keep);
        } catch (VirtException e) {
            require(source::requireSame);
            throw keep && !FaultTranslator.isRefusal(e) ? kept(e) : removed(e);
        } catch (RuntimeException e) {
            send.remove();
            throw e;
        }
        require(source::awaitEnd);
        require(source::requireSame);
        require(() -> users.require(force)); // sending may have taken hours
        require(content::requireSame);
        move();
        meter.end();
    }

    /// Asks something of the source, and removes what was sent if it refuses.
    private void require(Runnable question) {
        try {
            question.run();
        } catch (VirtException e) {
            throw removed(e);
        }
    }

    private void move() {
        MoveDatastoreFileTaskRequest request =
                MoveDatastoreFileTaskRequest.builder(
                                session.singleton(ServiceContent::fileManager, "file manager"))
                        .sourceName(temporary.toString())
                        .sourceDatacenter(datacenter)
                        .destinationName(content.path().toString())
                        .destinationDatacenter(datacenter)
                        .force(true)
                        .build();
        String verb = "replace the content of";
        try {
            session.result(session.call(request, verb, content.volume()), verb, content.volume());
        } catch (VirtException e) {
            if (FaultTranslator.isRefusal(e)) {
                throw removed(e);
            }
            throw stillThere() ? removed(e) : e;
        }
    }

    private boolean stillThere() {
        try {
            return content.files().exists(temporary, VERB);
        } catch (VirtException _) { // what went wrong before is reported
            return true;
        }
    }

    private VirtException removed(VirtException reason) {
        if (send.remove()) {
            return reason;
        }
        return new VirtException(
                reason.code(),
                reason.detail() + "; '" + temporary + "' could not be removed",
                reason);
    }

    private VirtException kept(VirtException reason) {
        return new VirtException(
                reason.code(),
                reason.detail() + "; what was sent is kept as '" + temporary + "'",
                reason);
    }

    /// Ends the sending from any thread; [#run] fails and removes what was sent.
    void abort() {
        send.abort();
    }
}
