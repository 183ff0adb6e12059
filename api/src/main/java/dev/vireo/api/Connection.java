package dev.vireo.api;

import dev.vireo.api.spi.DriverProvider;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// An open connection to a hypervisor: one host, or a part of a vCenter.
///
/// A connection is thread-safe; any number of threads share one session with the server. Every
/// method that talks to the server throws a [VirtException] that carries libvirt's error code.
public interface Connection
        extends AutoCloseable,
                ConnectionCapabilities,
                ConnectionDefinitions,
                ConnectionInterfaces,
                ConnectionInventory,
                ConnectionMigration,
                ConnectionMonitoring,
                ConnectionNetworks,
                ConnectionNode,
                ConnectionStorage {
    /// Opens a connection with credentials from the usual places: libvirt's `auth.conf`, see
    /// [AuthFile], and no one to ask.
    ///
    /// @param uri for example `esx://root@host/`, `vpx://admin@vcenter/DC/cluster/host` or `sim://`
    /// @return the connection, logged in
    /// @throws VirtException `INVALID_ARG` for a malformed URI, `AUTH_FAILED` for refused
    ///   credentials, and others as the server's answer calls for
    static Connection open(String uri) {
        return open(uri, AuthFile.ofEnvironment(System.getenv(), ConnectUri.parse(uri)));
    }

    /// Opens a connection.
    ///
    /// @param uri as for [#open(String)]
    /// @param credentials who is asked for what the URI does not say
    /// @return the connection, logged in
    static Connection open(String uri, CredentialsProvider credentials) {
        return open(new ConnectRequest(ConnectUri.parse(uri), credentials, false));
    }

    /// Opens a connection.
    ///
    /// @param request the URI, the credentials and the access wanted
    /// @return the connection, logged in
    static Connection open(ConnectRequest request) {
        return Drivers.open(request);
    }

    /// Opens a connection with a driver that the program knows, without a search for those that are
    /// installed.
    ///
    /// @param request the URI, the credentials and the access wanted
    /// @param driver opens it
    /// @return the connection, logged in
    /// @throws VirtException `NO_CONNECT` if the driver does not know the URI's scheme
    static Connection open(ConnectRequest request, DriverProvider driver) {
        return Drivers.open(request, List.of(driver));
    }

    /// Finds out what stands between this machine and a working connection: name, port,
    /// certificate, API, credentials, clock, license, state of the hosts, and privileges. Nothing
    /// is changed, nobody is asked about certificates, and no credentials are sent to a server that
    /// is not trusted.
    ///
    /// VI API: `RetrieveServiceContent`, `Login`, `CurrentTime`, `HasPrivilegeOnEntities` and
    /// properties.
    ///
    /// @param request what would be opened
    /// @param limit how long each answer may take
    /// @return what was found; failures of the server are findings, no exceptions
    static Diagnosis diagnose(ConnectRequest request, Duration limit) {
        return Drivers.diagnose(request, limit);
    }

    /// Makes the diagnosis of a URI that cannot be read.
    ///
    /// @param uri the text
    /// @param problem what [ConnectUri#parse] says about it
    /// @return the diagnosis, with one finding and all other checks left out
    static Diagnosis diagnoseMalformed(String uri, VirtException problem) {
        return Drivers.malformed(uri, problem);
    }

    /// Returns the URI this connection was opened with, as it was given.
    ///
    /// libvirt: `virConnectGetURI`.
    ///
    /// @return the URI
    ConnectUri uri();

    /// Returns the name of the driver, `ESX` for all VMware drivers.
    ///
    /// libvirt: `virConnectGetType`.
    ///
    /// @return the driver's name
    String type();

    /// Returns whether changes are refused on this connection. Drivers need not refuse them: a
    /// connection that [#open(ConnectRequest)] returns does it for all drivers, with
    /// `OPERATION_DENIED`.
    ///
    /// @return true for a read-only connection
    boolean isReadOnly();

    /// Returns the version of the hypervisor, known since the login.
    ///
    /// libvirt: `virConnectGetVersion`.
    ///
    /// @return the version
    Version version();

    /// Fetches the host's name, with its domain if it has one.
    ///
    /// libvirt: `virConnectGetHostname`.
    ///
    /// @return the host's name
    String fetchHostname();

    /// Fetches the host's hardware figures.
    ///
    /// libvirt: `virNodeGetInfo`.
    ///
    /// @return the figures
    NodeInfo fetchNodeInfo();

    /// Fetches the host's free memory.
    ///
    /// libvirt: `virNodeGetFreeMemory`.
    ///
    /// @return bytes
    long fetchFreeMemory();

    /// Lists domains with their states, in a number of round trips that does not depend on how many
    /// there are.
    ///
    /// libvirt: `virConnectListAllDomains` and `virDomainGetState` of each.
    ///
    /// @param filters what to list; within a group (active, persistence, state, ...) one match is
    ///   enough, between groups all must match; empty lists all domains
    /// @return the domains, in the server's order
    List<DomainListing> listDomains(Set<DomainFilter> filters);

    /// Looks up an active domain by its id.
    ///
    /// libvirt: `virDomainLookupByID`.
    ///
    /// @param id the number, greater than 0
    /// @return the domain
    /// @throws VirtException `NO_DOMAIN` if no active domain has this id
    Domain lookupById(int id);

    /// Looks up a domain by its name.
    ///
    /// libvirt: `virDomainLookupByName`.
    ///
    /// @param name the exact name
    /// @return the domain
    /// @throws VirtException `NO_DOMAIN` if there is none of this name
    Domain lookupByName(String name);

    /// Looks up a domain by its UUID.
    ///
    /// libvirt: `virDomainLookupByUUID`.
    ///
    /// @param uuid the UUID
    /// @return the domain
    /// @throws VirtException `NO_DOMAIN` if there is none of this UUID
    Domain lookupByUuid(UUID uuid);

    /// Fetches the questions that domains wait with, in a number of round trips that does not
    /// depend on how many domains there are.
    ///
    /// VI API: `runtime.question`.
    ///
    /// @return the questions, in the server's order of domains
    /// @throws VirtException `NO_SUPPORT` if the driver knows no questions
    default List<DomainQuestion> fetchQuestions() {
        throw Unsupported.function("VirtualMachine.question");
    }

    /// Converts a configuration in the hypervisor's own format to a domain document.
    ///
    /// libvirt: `virConnectDomainXMLFromNative`.
    ///
    /// @param format the name of the format, `vmware-vmx` for all VMware drivers
    /// @param config the configuration; bytes that are no UTF-8 as [dev.vireo.model.RawText] holds
    ///   them
    /// @return the document
    /// @throws VirtException `INVALID_ARG` for an unknown format, and what is wrong with the
    ///   configuration, with libvirt's code and text
    String domainXmlFromNative(String format, String config);

    /// Converts a domain document to a configuration in the hypervisor's own format.
    ///
    /// libvirt: `virConnectDomainXMLToNative`.
    ///
    /// @param format the name of the format, `vmware-vmx` for all VMware drivers
    /// @param document the document
    /// @return the configuration
    /// @throws VirtException `INVALID_ARG` for an unknown format, and what is wrong with the
    ///   document, with libvirt's code and text
    String domainXmlToNative(String format, String document);

    /// Returns whether the transport is encrypted.
    ///
    /// libvirt: `virConnectIsEncrypted`.
    ///
    /// @return true for TLS
    boolean isEncrypted();

    /// Asks the server whether this connection still works.
    ///
    /// libvirt: `virConnectIsAlive`, which for ESX never asks; this one does.
    ///
    /// @return true if the server answered
    boolean fetchIsAlive();

    /// Writes all objects of the server with all their properties into a file from which a
    /// simulator can be started. Whatever could tell whose server it is is replaced, unless the
    /// options say otherwise. In a vCenter this goes beyond the host of the connection: all that
    /// the user may see is captured.
    ///
    /// @param file the file; one that is there is replaced when all is written
    /// @param options how
    /// @return how many objects there are in the file
    /// @throws VirtException `NO_SUPPORT` if the driver cannot do this, `SYSTEM_ERROR` if the file
    ///   cannot be written, and others as the server's answer calls for
    default long capture(Path file, CaptureOptions options) {
        throw new VirtException(
                ErrorCode.NO_SUPPORT, "this driver cannot capture the server's inventory");
    }

    /// Returns what has been sent and received so far. Works on a closed connection too, and then
    /// counts the logout.
    ///
    /// @return the counters at this moment
    Statistics statistics();

    /// Logs out and releases the connection. A second call does nothing. Never throws: a logout
    /// that failed is logged.
    ///
    /// libvirt: `virConnectClose`.
    @Override
    void close();
}
