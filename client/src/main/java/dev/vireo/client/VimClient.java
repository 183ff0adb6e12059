package dev.vireo.client;

import dev.vireo.soap.SoapCodec;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.MissingMemberException;
import dev.vireo.vim.ObjectContent;
import dev.vireo.vim.RetrieveServiceContentRequest;
import dev.vireo.vim.ServiceContent;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Calls the methods of a VI API server, without a login. Thread-safe. [#login] makes a [Session].
public final class VimClient implements AutoCloseable {
    static final ManagedObjectReference SERVICE_INSTANCE =
            new ManagedObjectReference("ServiceInstance", "ServiceInstance");

    /// Every server with this namespace knows it, so the first call is made in it.
    private static final ApiVersion FIRST_VERSION = new ApiVersion("2.5");

    /// The newest version of the schema that the bindings are made from.
    private static final ApiVersion NEWEST_VERSION = new ApiVersion("9.1.0.0");

    private final SoapPort port;
    private final ServiceContent serviceContent;
    private final ApiVersion serverVersion;

    private VimClient(SoapPort port, ServiceContent serviceContent, ApiVersion serverVersion) {
        this.port = port;
        this.serviceContent = serviceContent;
        this.serverVersion = serverVersion;
    }

    /// Connects to a server and reads its service content; the VI API's `RetrieveServiceContent`.
    ///
    /// @param server the server
    /// @param how how it is reached
    /// @param options the limits of the call
    /// @return a client that speaks the server's version of the API, or the newest one known here
    /// @throws TransportException if the server cannot be reached
    /// @throws ProtocolException if something else than a VI API server answers
    public static VimClient connect(Endpoint server, TransportOptions how, CallOptions options) {
        Transport transport = new Transport(server, how);
        try {
            SoapCodec codec = new SoapCodec();
            ServiceContent content =
                    fetchContent(new SoapPort(transport, codec, FIRST_VERSION), options);
            ApiVersion announced = announcedVersion(server, content);
            ApiVersion spoken =
                    announced.compareTo(NEWEST_VERSION) > 0 ? NEWEST_VERSION : announced;
            return new VimClient(new SoapPort(transport, codec, spoken), content, announced);
        } catch (RuntimeException e) {
            transport.close();
            throw e;
        }
    }

    private static ServiceContent fetchContent(SoapPort port, CallOptions options) {
        try {
            return port.call(
                    RetrieveServiceContentRequest.builder(SERVICE_INSTANCE).build(), options);
        } catch (ProtocolException e) {
            if (e.isOtherServer()) {
                throw new ProtocolException(
                        port.transport().server(), "is no VI API server: " + e.detail(), e);
            }
            throw e;
        }
    }

    private static ApiVersion announcedVersion(Endpoint server, ServiceContent content) {
        try {
            return new ApiVersion(content.about().apiVersion());
        } catch (MissingMemberException | IllegalArgumentException e) {
            throw new ProtocolException(
                    server, "is no VI API server: it does not tell its API version", e);
        }
    }

    /// Logs in.
    ///
    /// @param credentials asked now, and again whenever the server has forgotten the session
    /// @param options how the session behaves
    /// @return the session, which now owns this client and closes it
    /// @throws VimFaultException with `InvalidLogin` if the server does not accept the credentials;
    ///   this client is then still open for another try
    public Session login(CredentialSource credentials, SessionOptions options) {
        return Session.open(this, credentials, options);
    }

    /// Returns what the server offers, as of connecting.
    ///
    /// @return the references of the server's singletons, and what it says about itself
    public ServiceContent serviceContent() {
        return serviceContent;
    }

    /// Returns the version of the API that the server speaks.
    ///
    /// @return the server's version, which may be newer than what this client speaks with it
    public ApiVersion serverVersion() {
        return serverVersion;
    }

    /// Returns the version of the API that this client speaks with the server.
    ///
    /// @return the version in each `SOAPAction`
    public ApiVersion version() {
        return port.version();
    }

    /// Returns the transport, for its statistics and for plain HTTP requests with the session's
    /// cookie.
    ///
    /// @return the transport
    public Transport transport() {
        return port.transport();
    }

    /// Returns the server's address.
    ///
    /// @return the address
    public Endpoint server() {
        return port.transport().server();
    }

    /// Calls a method once.
    ///
    /// @param request the request
    /// @param options the limits of the call
    /// @param <R> the type of the result
    /// @return the result: never null where the method requires one
    /// @throws VimFaultException if the server refuses the call
    /// @throws TransportException if request or reply were not carried over
    /// @throws ProtocolException if the answer is malformed, or the request cannot be written
    public <R extends @Nullable Object> R call(MethodRequest<R> request, CallOptions options) {
        return port.call(request, options);
    }

    /// Calls one of the property collector's retrieve methods and hands on its rows as they come.
    ///
    /// @return the token of the next page, if there is one
    Optional<String> callForRows(
            MethodRequest<?> request, CallOptions options, Consumer<ObjectContent> rows) {
        return port.callForRows(request, options, rows);
    }

    /// Closes the connections, without a logout.
    @Override
    public void close() {
        port.transport().close();
    }
}
