package dev.vireo.vmx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.RawText;
import dev.vireo.model.VirtException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;

/// Where a server has a file of a datastore over HTTP:
/// `/folder/PATH?dcPath=DATACENTER&dsName=DATASTORE`, without host and port.
///
/// Servers write the names of datacenter and datastore escaped twice (`dcPath=EP%2526T` for `EP&T`)
/// and resolve them twice. libvirt 9.0 escapes once, which is the same for names of letters, digits
/// and `-._~`. The path of the file is escaped once by all.
///
/// @param path the path in the datastore, without a slash before it
/// @param datacenterPath the folders and the name of the datacenter, with slashes between them
/// @param datastore the name of the datastore
public record FolderUrl(String path, String datacenterPath, String datastore) {
    private static final String FOLDER = "/folder";
    private static final String UNRESERVED = "-._~";
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    /// Refuses a path that leaves the datastore.
    public FolderUrl {
        if (leaves(path)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "path '" + path + "' leaves its datastore");
        }
    }

    /// Reads the path and the query of a URL.
    ///
    /// @param url the URL from `/folder` on
    /// @return what it means, with all escapes resolved
    /// @throws VirtException with [ErrorCode#INVALID_ARG] if it is of another form, lacks the
    ///   datastore, holds a broken escape, or leaves the datastore by `..`
    public static FolderUrl parse(String url) {
        int question = url.indexOf('?');
        String place = question < 0 ? url : url.substring(0, question);
        String query = question < 0 ? "" : url.substring(question + 1);
        if (!place.equals(FOLDER) && !place.startsWith(FOLDER + "/")) {
            throw invalid(url);
        }
        String rest = place.substring(Math.min(place.length(), FOLDER.length() + 1));
        String path = unescape(rest).orElseThrow(() -> invalid(url));
        String datacenter = parameter(url, query, "dcPath").orElse("");
        String datastore = parameter(url, query, "dsName").orElseThrow(() -> invalid(url));
        return new FolderUrl(path, datacenter, datastore);
    }

    /// Writes the URL with the names escaped twice, as servers do.
    ///
    /// @return the URL from `/folder` on
    @Override
    public String toString() {
        return write(escape(escape(datacenterPath, ""), ""), escape(escape(datastore, ""), ""));
    }

    /// Writes the URL with the names escaped once, as libvirt 9.0 does.
    ///
    /// @return the URL from `/folder` on
    public String escapedOnce() {
        return write(escape(datacenterPath, ""), escape(datastore, ""));
    }

    private String write(String datacenter, String store) {
        return FOLDER + '/' + escape(path, "/") + "?dcPath=" + datacenter + "&dsName=" + store;
    }

    private static boolean leaves(String path) {
        Deque<String> folders = new ArrayDeque<>();
        for (String segment : path.split("[/\\\\]", -1)) {
            if (segment.equals("..")) {
                if (folders.isEmpty()) {
                    return true;
                }
                folders.pop();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                folders.push(segment);
            }
        }
        return path.indexOf('\0') >= 0;
    }

    private static Optional<String> parameter(String url, String query, String name) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                // clients that write forms have a plus sign for a blank
                String once =
                        unescape(pair.substring(name.length() + 1).replace('+', ' '))
                                .orElseThrow(() -> invalid(url));
                // a name that was escaped once may hold a percent sign of its own
                return Optional.of(unescape(once).orElse(once));
            }
        }
        return Optional.empty();
    }

    private static VirtException invalid(String url) {
        return new VirtException(
                ErrorCode.INVALID_ARG,
                "'" + url + "' is not of the form /folder/PATH?dcPath=DATACENTER&dsName=DATASTORE");
    }

    private static String escape(String text, String kept) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : RawText.encode(text)) {
            char c = (char) (b & 0xFF);
            boolean plain =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || UNRESERVED.indexOf(c) >= 0
                            || kept.indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(UPPER.toHexDigits(b));
            }
        }
        return out.toString();
    }

    private static Optional<String> unescape(String text) {
        return HexEscape.resolve(text, '%');
    }
}
