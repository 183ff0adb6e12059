package dev.vireo.testkit;

import java.util.random.RandomGenerator;

/// Makes up domain documents.
public final class DomainXmlGenerator {
    private DomainXmlGenerator() {}

    /// A document and what it is to be converted to.
    ///
    /// @param xml the document, to be made bytes by [RawBytes]
    /// @param hardwareVersion the `virtualHW.version`
    /// @param autodetect whether models of SCSI controllers can be asked for
    public record Sample(String xml, int hardwareVersion, boolean autodetect) {}

    /// Makes up a document.
    ///
    /// @param random the source of random numbers
    /// @return the document and the target
    public static Sample generate(RandomGenerator random) {
        return new Sample("<domain/>", random.nextInt(4, 20), true);
    }
}
