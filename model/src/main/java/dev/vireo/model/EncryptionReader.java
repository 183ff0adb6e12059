package dev.vireo.model;

import java.util.Objects;

/// Checks how disks are encrypted.
///
/// libvirt: `virStorageEncryptionParseXML`.
final class EncryptionReader {
    private static final String[] FORMATS = {"default", "qcow", "luks", "luks2"};
    private static final String[] ENGINES = {"qemu", "librbd"};

    private final XmlReading reading;

    EncryptionReader(XmlReading reading) {
        this.reading = reading;
    }

    /// Checks the first `<encryption>` in an element, if there is one.
    void check(XmlElement parent) {
        XmlElement element = parent.first("encryption");
        if (element == null) {
            return;
        }
        String format = element.value("format");
        if (format == null || format.isEmpty()) {
            throw error(ErrorCode.XML_ERROR, "unknown volume encryption format", element);
        }
        if (!isOneOf(format, FORMATS) && !(reading.isNewer() && format.equals("luks-any"))) {
            throw error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "unknown volume encryption format type " + format,
                    element);
        }
        XmlValues.word(reading, element, "engine", ENGINES);
        for (XmlElement secret : element.children("secret")) {
            checkSecret(secret);
        }
    }

    private void checkSecret(XmlElement secret) {
        String type = secret.value("type");
        if (type == null) {
            throw error(ErrorCode.XML_ERROR, "unknown volume encryption secret type", secret);
        }
        if (!Objects.equals(type, "passphrase")) {
            throw error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "unknown volume encryption secret type " + type,
                    secret);
        }
        checkKey(secret);
    }

    private void checkKey(XmlElement secret) {
        String uuid = secret.value("uuid");
        boolean usage = secret.value("usage") != null;
        if (uuid == null && !usage) {
            throw keyError("missing secret uuid or usage attribute", secret);
        }
        if (uuid != null && usage) {
            throw keyError("either secret uuid or usage expected", secret);
        }
        if (uuid != null && DomainUuid.parse(uuid).isEmpty()) {
            throw keyError("invalid secret uuid '" + uuid + "'", secret);
        }
    }

    private DomainXmlException keyError(String detail, XmlElement secret) {
        return reading.errorOf(ErrorDomain.NONE, ErrorCode.XML_ERROR, detail, secret);
    }

    private static boolean isOneOf(String text, String... words) {
        for (String word : words) {
            if (word.equals(text)) {
                return true;
            }
        }
        return false;
    }

    private DomainXmlException error(ErrorCode code, String detail, XmlElement at) {
        return reading.errorOf(ErrorDomain.STORAGE, code, detail, at);
    }
}
