package dev.vireo.soap;

/// SoapCodec.
public final class SoapCodec {
    private SoapCodec() {}
}
