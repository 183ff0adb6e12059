package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlAttribute;
import dev.vireo.model.XmlElement;
import java.util.Set;

/// Refuses what a device of a document says and VMware has no use for: nothing is ignored in
/// silence.
final class UnknownParts {
    private UnknownParts() {}

    /// Checks what is left of a device once all that the driver reads is taken away.
    ///
    /// @param rest what is left
    /// @param kept the attributes and elements that the caller looks at itself, such as `driver`
    /// @throws VirtException `CONFIG_UNSUPPORTED` naming the first thing that is too much
    static void refuse(XmlElement rest, Set<String> kept) {
        for (XmlAttribute attribute : rest.attributes()) {
            throw refused(rest.name(), "attribute", attribute.name());
        }
        for (XmlElement element : rest.elements()) {
            if (!kept.contains(element.name())) {
                throw refused(rest.name(), "element", element.name());
            }
        }
    }

    /// Makes the refusal.
    ///
    /// @param device the name of the device's element
    /// @param kind attribute or element
    static VirtException refused(String device, String kind, String name) {
        return new VirtException(
                ErrorCode.CONFIG_UNSUPPORTED,
                kind + " '" + name + "' of <" + device + "> has no meaning for VMware");
    }
}
