package dev.vireo.simulator.datastore;

import java.io.IOException;

/// Says what is wrong with the bytes of a virtual disk, in a sentence.
@SuppressWarnings("serial") // never serialized
public final class VmdkFormatException extends IOException {
    VmdkFormatException(String message) {
        super(message);
    }
}
