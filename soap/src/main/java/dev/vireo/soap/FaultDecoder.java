package dev.vireo.soap;

import dev.vireo.vim.DataType;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.Types;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads the fault that a cursor stands on. As tolerant as can be: a fault that is not understood
/// must not hide that there was one.
final class FaultDecoder {
    private static final String FAULT = "Fault";

    private final XmlCursor cursor;

    FaultDecoder(XmlCursor cursor) {
        this.cursor = cursor;
        cursor.beLenient();
    }

    SoapFault fault() throws IOException {
        String code = "";
        String message = "";
        MethodFault detail = null;
        while (cursor.nextChild()) {
            switch (cursor.localName()) {
                case "faultcode" -> code = cursor.text().strip();
                case "faultstring" -> message = cursor.text().strip();
                case "detail" -> detail = detail();
                default -> cursor.skip();
            }
        }
        return new SoapFault(code.substring(code.indexOf(':') + 1), message, detail);
    }

    /// Takes the first detail that is a fault of the VI API; others write texts and stack traces.
    private @Nullable MethodFault detail() throws IOException {
        MethodFault detail = null;
        while (cursor.nextChild()) {
            String name = detail == null ? faultName() : null;
            if (name == null) {
                cursor.skip();
            } else if (Types.find(name).orElse(null) instanceof DataType type
                    && MethodFault.TYPE.isAssignableFrom(type)) {
                detail = (MethodFault) new ValueDecoder(cursor).members(type);
            } else {
                detail = (MethodFault) new ValueDecoder(cursor).members(MethodFault.TYPE, name);
            }
        }
        return detail;
    }

    /// Returns the name of the type of the fault that the cursor stands on. It stands in
    /// `xsi:type`; some servers leave it to the element's name, which is the type's with `Fault`
    /// behind it.
    ///
    /// @return null if the element is no fault of the VI API
    private @Nullable String faultName() throws IOException {
        TextCache.Entry named = cursor.hasAttributes() ? cursor.attributes().xsiType() : null;
        if (named != null) {
            boolean builtIn = cursor.namespace(named.prefix()).equals(XmlCursor.XSD);
            return builtIn ? null : named.localPart();
        }
        String element = cursor.localName();
        if (element.endsWith(FAULT)) {
            return element.substring(0, element.length() - FAULT.length());
        }
        return Types.find(element).isPresent() ? element : null;
    }
}
