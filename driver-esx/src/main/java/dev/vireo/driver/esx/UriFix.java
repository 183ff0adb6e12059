package dev.vireo.driver.esx;

import dev.vireo.api.ConnectUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the URI that a person should use instead of the one that was given, which stays as it was
/// written elsewhere. In quotes, as shells take it.
///
/// @param text the URI as it was given
record UriFix(String text) {
    private static final Set<String> WAYS_OF_TRUST =
            Set.of("no_verify", "cacert", "thumbprint", "known_hosts");

    UriFix(ConnectUri uri) {
        this(uri.toString());
    }

    /// Says how the certificate is judged, in place of what was said before.
    String trusting(String name, String value) {
        List<String> parameters = without(WAYS_OF_TRUST);
        parameters.add(name + "=" + value);
        return quoted(beforeQuery(), parameters);
    }

    String withTransport(String transport) {
        List<String> parameters = without(Set.of("transport"));
        parameters.add("transport=" + transport);
        return quoted(beforeQuery(), parameters);
    }

    String without(String name) {
        return quoted(beforeQuery(), without(Set.of(name)));
    }

    String withScheme(String scheme) {
        int end = text.indexOf("://");
        return quoted(scheme + beforeQuery().substring(end), without(Set.of()));
    }

    /// Names the server differently; user and port stay.
    String withHost(String host) {
        String before = beforeQuery();
        int start = before.indexOf("://") + 3;
        int slash = before.indexOf('/', start);
        int end = slash < 0 ? before.length() : slash;
        String authority = before.substring(start, end);
        String user = authority.substring(0, authority.lastIndexOf('@') + 1);
        String place = authority.substring(user.length());
        int colon = place.indexOf(':', place.indexOf(']') + 1);
        String port = colon < 0 ? "" : place.substring(colon);
        String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return quoted(
                before.substring(0, start) + user + shown + port + before.substring(end),
                without(Set.of()));
    }

    private String beforeQuery() {
        int mark = text.indexOf('?');
        return mark < 0 ? text : text.substring(0, mark);
    }

    private List<String> without(Set<String> names) {
        int mark = text.indexOf('?');
        return mark < 0
                ? new ArrayList<>()
                : List.of(text.substring(mark + 1).split("&", -1)).stream()
                        .filter(parameter ->
                                !names.contains(
                                        parameter.split("=", 2)[0].toLowerCase(Locale.ROOT)))
                        .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String quoted(String before, List<String> parameters) {
        String fixed = before + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
        return ShellWord.quoted(fixed);
    }
}
