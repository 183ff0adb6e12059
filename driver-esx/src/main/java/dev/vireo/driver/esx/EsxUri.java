package dev.vireo.driver.esx;

import dev.vireo.api.ConnectUri;
import dev.vireo.client.Endpoint;
import dev.vireo.client.ProxyServer;
import dev.vireo.client.Thumbprint;
import dev.vireo.client.TlsTrust;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A URI of this driver with libvirt's defaults filled in and every parameter checked.
///
/// Other than libvirt, which warns of it in a log or crashes, a parameter that is unknown or has a
/// value it cannot have is an error.
///
/// @param scheme what the URI says the server is
/// @param endpoint where it is
/// @param path the pieces of the path; a host's is ignored, as libvirt does
/// @param trust how its certificate is judged
/// @param proxy the proxy on the way
/// @param autoAnswer whether questions of virtual machines get their default answer
/// @param vcenter the vCenter that manages the host, as `HOST[:PORT]`, or `*` to ask the host
record EsxUri(
        Scheme scheme,
        Endpoint endpoint,
        List<String> path,
        TlsTrust trust,
        Optional<ProxyServer> proxy,
        boolean autoAnswer,
        Optional<String> vcenter) {
    /// The value of `vcenter` that means the one that the host names.
    private static final String ANY = "*";

    private static final Set<String> KNOWN =
            new TreeSet<>(
                    Set.of(
                            "transport",
                            "vcenter",
                            "no_verify",
                            "auto_answer",
                            "proxy",
                            "cacert",
                            "thumbprint",
                            "known_hosts",
                            "authfile"));

    /// What a URI says the server is.
    enum Scheme {
        ESX("esx", 443, 80, "ESX(i)", "root"),
        GSX("gsx", 8333, 8222, "Server/GSX", "root"),
        VPX("vpx", 443, 80, "vCenter/VPX", "administrator@vsphere.local");

        private final String text;
        private final int httpsPort;
        private final int httpPort;
        private final String product;
        private final String defaultUser;

        Scheme(String text, int httpsPort, int httpPort, String product, String defaultUser) {
            this.text = text;
            this.httpsPort = httpsPort;
            this.httpPort = httpPort;
            this.product = product;
            this.defaultUser = defaultUser;
        }

        String text() {
            return text;
        }

        /// Returns the name of the product line in libvirt's words.
        String product() {
            return product;
        }

        String defaultUser() {
            return defaultUser;
        }
    }

    EsxUri {
        path = List.copyOf(path);
    }

    /// Checks a URI.
    ///
    /// @throws VirtException `INVALID_ARG` that names what is wrong
    static EsxUri of(ConnectUri uri) {
        Scheme scheme = Scheme.valueOf(uri.scheme().toUpperCase(Locale.ROOT));
        checkParameters(uri);
        if (uri.host().isEmpty()) {
            throw invalid("the URI names no server: " + scheme.text + "://HOST/");
        }
        boolean tls = isTls(uri);
        int port = uri.port().orElse(tls ? scheme.httpsPort : scheme.httpPort);
        return new EsxUri(
                scheme,
                endpoint(tls, uri.host(), port),
                scheme == Scheme.VPX ? uri.pathSegments() : List.of(),
                trust(uri, tls),
                uri.parameter("proxy").map(EsxUri::proxy),
                flag(uri, "auto_answer"),
                vcenter(uri, scheme, tls, port));
    }

    /// Returns where the vCenter of the parameter `vcenter` is, empty for `*`.
    Optional<Endpoint> vcenterEndpoint() {
        return vcenter.filter(name -> !name.equals(ANY)).map(name -> named(name, endpoint));
    }

    /// Returns a server that is reached as the host is: on the same port, by the same transport.
    Endpoint sameWay(String host) {
        return endpoint(endpoint.tls(), host, endpoint.port());
    }

    /// Returns the URI of the vCenter that manages the host.
    EsxUri ofVcenter(Endpoint server) {
        return new EsxUri(
                Scheme.VPX, server, List.of(), trust, proxy, autoAnswer, Optional.empty());
    }

    private static void checkParameters(ConnectUri uri) {
        for (ConnectUri.Parameter parameter : uri.parameters()) {
            String name = parameter.name().toLowerCase(Locale.ROOT);
            if (!KNOWN.contains(name)) {
                throw invalid(
                        "unknown parameter '"
                                + parameter.name()
                                + "' in the URI; known are "
                                + String.join(", ", KNOWN));
            }
            if (parameter.value().isEmpty()) {
                throw invalid("the URI's parameter '" + parameter.name() + "' has no value");
            }
        }
    }

    private static boolean isTls(ConnectUri uri) {
        String transport = uri.parameter("transport").orElse("https");
        return switch (transport) {
            case "https" -> true;
            case "http" -> false;
            default ->
                    throw invalid(
                            "the URI's parameter 'transport' is '"
                                    + transport
                                    + "', it can be 'http' or 'https'");
        };
    }

    private static boolean flag(ConnectUri uri, String name) {
        String value = uri.parameter(name).orElse("0");
        return switch (value) {
            case "0" -> false;
            case "1" -> true;
            default ->
                    throw invalid(
                            "the URI's parameter '"
                                    + name
                                    + "' is '"
                                    + value
                                    + "', it can be '0' or '1'");
        };
    }

    /// The ways to judge a certificate exclude each other, and mean nothing without one.
    private static TlsTrust trust(ConnectUri uri, boolean tls) {
        List<String> ways = new ArrayList<>();
        if (flag(uri, "no_verify")) {
            ways.add("no_verify=1");
        }
        for (String name : List.of("cacert", "thumbprint", "known_hosts")) {
            uri.parameter(name).ifPresent(_ -> ways.add(name));
        }
        if (ways.size() > 1) {
            throw invalid(
                    "the URI's parameters '"
                            + ways.get(0)
                            + "' and '"
                            + ways.get(1)
                            + "' exclude each other");
        }
        if (!tls && (ways.contains("thumbprint") || ways.contains("known_hosts"))) {
            throw invalid(
                    "the URI's parameter '"
                            + ways.getFirst()
                            + "' has no meaning with 'transport=http': there is no certificate");
        }
        if (ways.contains("no_verify=1")) {
            return new TlsTrust.NoVerification();
        }
        return uri.parameter("cacert")
                .<TlsTrust>map(file -> new TlsTrust.CaFile(Path.of(file)))
                .or(() -> uri.parameter("thumbprint").map(EsxUri::pinned))
                .orElseGet(TlsTrust.SystemTrust::new);
    }

    private static TlsTrust pinned(String text) {
        try {
            return new TlsTrust.Pinned(
                    Stream.of(text.split(",", -1))
                            .map(String::strip)
                            .map(Thumbprint::new)
                            .toList());
        } catch (IllegalArgumentException e) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "the URI's parameter 'thumbprint' is " + e.getMessage(),
                    e);
        }
    }

    private static Optional<String> vcenter(ConnectUri uri, Scheme scheme, boolean tls, int port) {
        Optional<String> vcenter = uri.parameter("vcenter");
        if (vcenter.isPresent() && scheme == Scheme.VPX) {
            throw invalid("the URI's parameter 'vcenter' has no meaning for vpx://");
        }
        vcenter.filter(name -> !name.equals(ANY))
                .ifPresent(name -> named(name, new Endpoint(tls, "localhost", port)));
        return vcenter;
    }

    /// Reads `HOST[:PORT]`, an IPv6 address in brackets if a port follows.
    private static Endpoint named(String text, Endpoint likeThis) {
        int colon = text.lastIndexOf(':');
        boolean port = colon >= 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        try {
            return new Endpoint(
                    likeThis.tls(),
                    port ? text.substring(0, colon) : text,
                    port ? Integer.parseInt(text.substring(colon + 1)) : likeThis.port());
        } catch (IllegalArgumentException e) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "the URI's parameter 'vcenter' is malformed: '" + text + "' is no HOST[:PORT]",
                    e);
        }
    }

    private static ProxyServer proxy(String text) {
        try {
            return ProxyServer.parse(text);
        } catch (IllegalArgumentException e) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "the URI's parameter 'proxy' is malformed: " + e.getMessage(),
                    e);
        }
    }

    private static Endpoint endpoint(boolean tls, String host, int port) {
        try {
            return new Endpoint(tls, host, port);
        } catch (IllegalArgumentException e) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "the URI's server is " + e.getMessage(), e);
        }
    }

    private static VirtException invalid(String detail) {
        return new VirtException(ErrorCode.INVALID_ARG, detail);
    }
}
