package dev.vireo.junit;

import org.junit.jupiter.api.extension.Extension;

/// The extension.
public final class EsxSimulatorExtension implements Extension {
    /// For JUnit.
    public EsxSimulatorExtension() {}
}
