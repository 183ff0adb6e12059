package dev.vireo.soap;

import dev.vireo.vim.DataAssembler;
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
            DataAssembler content = detail == null ? content() : null;
            if (content == null) {
                cursor.skip();
            } else {
                detail = (MethodFault) new ValueDecoder(cursor).members(content);
            }
        }
        return detail;
    }

    /// The type of a fault stands in `xsi:type`; some servers leave it to the element's name, which
    /// is the type's with `Fault` behind it.
    private @Nullable DataAssembler content() throws IOException {
        TextCache.Entry named = cursor.hasAttributes() ? cursor.attributes().xsiType() : null;
        String element = cursor.localName();
        String name;
        if (named != null) {
            name = named.localPart();
        } else if (element.endsWith(FAULT)) {
            name = element.substring(0, element.length() - FAULT.length());
        } else {
            name = element;
        }
        if (Types.find(name).orElse(null) instanceof DataType type
                && MethodFault.TYPE.isAssignableFrom(type)) {
            return type.assemble();
        }
        boolean builtIn = named != null && cursor.namespace(named.prefix()).equals(XmlCursor.XSD);
        if (builtIn || (named == null && !element.endsWith(FAULT))) {
            return null;
        }
        DataAssembler unknown = MethodFault.TYPE.assemble();
        unknown.wireType(name);
        return unknown;
    }
}
