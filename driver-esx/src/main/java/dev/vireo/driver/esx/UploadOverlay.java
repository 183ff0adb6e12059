package dev.vireo.driver.esx;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The whole new content of a file of which a part is replaced: what lies before and after the part
/// comes from the file as it is.
///
/// @param old the content as it is
/// @param total how large the new content is
/// @param offset where the part begins, at most the size of the old content
/// @param part the part, which says by its end how long it is
record UploadOverlay(VolumeContent old, long total, long offset, UploadSource part)
        implements UploadSource {
    @Override
    public InputStream open(long place) {
        return new Layers(place);
    }

    @Override
    public void requireSame() {
        part.requireSame();
    }

    @Override
    public void leave() {
        part.leave();
    }

    @Override
    public void awaitEnd() {
        part.awaitEnd();
    }

    /// The content from a place on.
    private final class Layers extends BulkInput {
        private long place;
        private boolean behind;
        private @Nullable InputStream layer;
        private boolean ofPart;

        Layers(long place) {
            this.place = place;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (place < total && (place < old.size() || !behind)) {
                InputStream here = layer == null ? next() : layer;
                int got = here.read(bytes, from, (int) Math.min(length, total - place));
                if (got >= 0) {
                    place += got;
                    return got;
                }
                behind |= ofPart;
                leave();
            }
            return -1;
        }

        /// Opens what comes next: the old content up to the part, the part, or the old content
        /// again.
        private InputStream next() throws IOException {
            ofPart = place >= offset && !behind;
            layer =
                    ofPart
                            ? part.open(place - offset)
                            : old.read(place, (place < offset ? offset : old.size()) - place);
            return Objects.requireNonNull(layer);
        }

        private void leave() throws IOException {
            InputStream known = layer;
            layer = null;
            if (known != null) {
                known.close();
            }
        }

        @Override
        public void close() throws IOException {
            leave();
        }
    }
}
