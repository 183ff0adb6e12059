package dev.vireo.model;

/// What went wrong, with libvirt's number and virsh's words for it.
///
/// libvirt: `virErrorNumber`, all codes of version 9.0 but `VIR_ERR_OK`. The few that libvirt calls
/// warnings carry `WAR_` in their names. Each code's description shows the text that is printed for
/// it.
public enum ErrorCode {
    /// Prints `internal error: DETAIL`.
    INTERNAL_ERROR(1, "internal error: %s"),
    /// Prints `out of memory: DETAIL`.
    NO_MEMORY(2, "out of memory: %s"),
    /// Prints `this function is not supported by the connection driver: DETAIL`.
    NO_SUPPORT(3, "this function is not supported by the connection driver: %s"),
    /// Prints `unknown host DETAIL`.
    UNKNOWN_HOST(4, "unknown host %s"),
    /// Prints `no connection driver available for DETAIL`.
    NO_CONNECT(5, "no connection driver available for %s", "no connection driver available"),
    /// Prints `invalid connection pointer in DETAIL`.
    INVALID_CONN(6, "invalid connection pointer in %s"),
    /// Prints `invalid domain pointer in DETAIL`.
    INVALID_DOMAIN(7, "invalid domain pointer in %s"),
    /// Prints `invalid argument: DETAIL`.
    INVALID_ARG(8, "invalid argument: %s"),
    /// Prints `operation failed: DETAIL`.
    OPERATION_FAILED(9, "operation failed: %s"),
    /// Prints `GET operation failed: DETAIL`.
    GET_FAILED(10, "GET operation failed: %s"),
    /// Prints `POST operation failed: DETAIL`.
    POST_FAILED(11, "POST operation failed: %s"),
    /// Prints `got unknown HTTP error code DETAIL`.
    HTTP_ERROR(12, "got unknown HTTP error code %s"),
    /// Prints `failed to serialize S-Expr: DETAIL`.
    SEXPR_SERIAL(13, "failed to serialize S-Expr: %s"),
    /// Prints `could not use Xen hypervisor entry DETAIL`.
    NO_XEN(14, "could not use Xen hypervisor entry %s"),
    /// Prints `failed Xen syscall DETAIL`.
    XEN_CALL(15, "failed Xen syscall %s"),
    /// Prints `unknown OS type DETAIL`.
    OS_TYPE(16, "unknown OS type %s"),
    /// Prints `missing kernel information: DETAIL`.
    NO_KERNEL(17, "missing kernel information: %s"),
    /// Prints `missing root device information in DETAIL`.
    NO_ROOT(18, "missing root device information in %s", "missing root device information"),
    /// Prints `missing source information for device DETAIL`.
    NO_SOURCE(19, "missing source information for device %s"),
    /// Prints `missing target information for device DETAIL`.
    NO_TARGET(20, "missing target information for device %s"),
    /// Prints `missing name information in DETAIL`.
    NO_NAME(21, "missing name information in %s", "missing name information"),
    /// Prints `missing operating system information for DETAIL`.
    NO_OS(
            22,
            "missing operating system information for %s",
            "missing operating system information"),
    /// Prints `missing devices information for DETAIL`.
    NO_DEVICE(23, "missing devices information for %s", "missing devices information"),
    /// Prints `could not connect to Xen Store DETAIL`.
    NO_XENSTORE(24, "could not connect to Xen Store %s"),
    /// Prints `too many drivers registered in DETAIL`.
    DRIVER_FULL(25, "too many drivers registered in %s", "too many drivers registered"),
    /// Prints `library call failed: DETAIL`.
    CALL_FAILED(26, "library call failed: %s"),
    /// Prints `XML error: DETAIL`.
    XML_ERROR(27, "XML error: %s", "XML description is invalid or not well formed"),
    /// Prints `domain DETAIL exists already`.
    DOM_EXIST(28, "domain %s exists already", "this domain exists already"),
    /// Prints `operation forbidden: DETAIL`.
    OPERATION_DENIED(29, "operation forbidden: %s", "operation forbidden for read only access"),
    /// Prints `failed to open configuration file DETAIL`.
    OPEN_FAILED(30, "failed to open configuration file %s"),
    /// Prints `failed to read configuration file DETAIL`.
    READ_FAILED(31, "failed to read configuration file %s"),
    /// Prints `failed to parse configuration file DETAIL`.
    PARSE_FAILED(32, "failed to parse configuration file %s"),
    /// Prints `configuration file syntax error: DETAIL`.
    CONF_SYNTAX(33, "configuration file syntax error: %s"),
    /// Prints `failed to write configuration file: DETAIL`.
    WRITE_FAILED(34, "failed to write configuration file: %s"),
    /// Prints `DETAIL`.
    XML_DETAIL(35, "%s", "parser error"),
    /// Prints `invalid network pointer in DETAIL`.
    INVALID_NETWORK(36, "invalid network pointer in %s"),
    /// Prints `network DETAIL exists already`.
    NETWORK_EXIST(37, "network %s exists already", "this network exists already"),
    /// Prints `DETAIL`.
    SYSTEM_ERROR(38, "%s", "system call error"),
    /// Prints `DETAIL`.
    RPC(39, "%s", "RPC error"),
    /// Prints `DETAIL`.
    GNUTLS_ERROR(40, "%s", "GNUTLS call error"),
    /// Prints `Failed to find the network: DETAIL`.
    WAR_NO_NETWORK(41, "Failed to find the network: %s"),
    /// Prints `Domain not found: DETAIL`.
    NO_DOMAIN(42, "Domain not found: %s"),
    /// Prints `Network not found: DETAIL`.
    NO_NETWORK(43, "Network not found: %s"),
    /// Prints `invalid MAC address: DETAIL`.
    INVALID_MAC(44, "invalid MAC address: %s"),
    /// Prints `authentication failed: DETAIL`.
    AUTH_FAILED(45, "authentication failed: %s"),
    /// Prints `invalid storage pool pointer in DETAIL`.
    INVALID_STORAGE_POOL(46, "invalid storage pool pointer in %s"),
    /// Prints `invalid storage volume pointer in DETAIL`.
    INVALID_STORAGE_VOL(47, "invalid storage volume pointer in %s"),
    /// Prints `Failed to find a storage driver: DETAIL`.
    WAR_NO_STORAGE(48, "Failed to find a storage driver: %s"),
    /// Prints `Storage pool not found: DETAIL`.
    NO_STORAGE_POOL(49, "Storage pool not found: %s"),
    /// Prints `Storage volume not found: DETAIL`.
    NO_STORAGE_VOL(50, "Storage volume not found: %s"),
    /// Prints `Failed to find a node driver: DETAIL`.
    WAR_NO_NODE(51, "Failed to find a node driver: %s"),
    /// Prints `invalid node device pointer in DETAIL`.
    INVALID_NODE_DEVICE(52, "invalid node device pointer in %s", "invalid node device pointer"),
    /// Prints `Node device not found: DETAIL`.
    NO_NODE_DEVICE(53, "Node device not found: %s"),
    /// Prints `Security model not found: DETAIL`.
    NO_SECURITY_MODEL(54, "Security model not found: %s"),
    /// Prints `Requested operation is not valid: DETAIL`.
    OPERATION_INVALID(55, "Requested operation is not valid: %s"),
    /// Prints `Failed to find the interface: DETAIL`.
    WAR_NO_INTERFACE(56, "Failed to find the interface: %s"),
    /// Prints `Interface not found: DETAIL`.
    NO_INTERFACE(57, "Interface not found: %s"),
    /// Prints `invalid interface pointer in DETAIL`.
    INVALID_INTERFACE(58, "invalid interface pointer in %s"),
    /// Prints `multiple matching interfaces found: DETAIL`.
    MULTIPLE_INTERFACES(59, "multiple matching interfaces found: %s"),
    /// Prints `Failed to start the nwfilter driver: DETAIL`.
    WAR_NO_NWFILTER(60, "Failed to start the nwfilter driver: %s"),
    /// Prints `Invalid network filter: DETAIL`.
    INVALID_NWFILTER(61, "Invalid network filter: %s"),
    /// Prints `Network filter not found: DETAIL`.
    NO_NWFILTER(62, "Network filter not found: %s"),
    /// Prints `Error while building firewall: DETAIL`.
    BUILD_FIREWALL(63, "Error while building firewall: %s"),
    /// Prints `Failed to find a secret storage driver: DETAIL`.
    WAR_NO_SECRET(64, "Failed to find a secret storage driver: %s"),
    /// Prints `Invalid secret: DETAIL`.
    INVALID_SECRET(65, "Invalid secret: %s"),
    /// Prints `Secret not found: DETAIL`.
    NO_SECRET(66, "Secret not found: %s"),
    /// Prints `unsupported configuration: DETAIL`.
    CONFIG_UNSUPPORTED(67, "unsupported configuration: %s"),
    /// Prints `Timed out during operation: DETAIL`.
    OPERATION_TIMEOUT(68, "Timed out during operation: %s"),
    /// Prints `Failed to make domain persistent after migration: DETAIL`.
    MIGRATE_PERSIST_FAILED(69, "Failed to make domain persistent after migration: %s"),
    /// Prints `Hook script execution failed: DETAIL`.
    HOOK_SCRIPT_FAILED(70, "Hook script execution failed: %s"),
    /// Prints `Invalid domain snapshot: DETAIL`.
    INVALID_DOMAIN_SNAPSHOT(71, "Invalid domain snapshot: %s"),
    /// Prints `Domain snapshot not found: DETAIL`.
    NO_DOMAIN_SNAPSHOT(72, "Domain snapshot not found: %s"),
    /// Prints `invalid stream pointer in DETAIL`.
    INVALID_STREAM(73, "invalid stream pointer in %s", "invalid stream pointer"),
    /// Prints `argument unsupported: DETAIL`.
    ARGUMENT_UNSUPPORTED(74, "argument unsupported: %s"),
    /// Prints `Storage pool probe failed: DETAIL`.
    STORAGE_PROBE_FAILED(75, "Storage pool probe failed: %s"),
    /// Prints `Storage pool already built: DETAIL`.
    STORAGE_POOL_BUILT(76, "Storage pool already built: %s"),
    /// Prints `revert requires force: DETAIL`.
    SNAPSHOT_REVERT_RISKY(77, "revert requires force: %s"),
    /// Prints `operation aborted: DETAIL`.
    OPERATION_ABORTED(78, "operation aborted: %s"),
    /// Prints `authentication cancelled: DETAIL`.
    AUTH_CANCELLED(79, "authentication cancelled: %s"),
    /// Prints `metadata not found: DETAIL`.
    NO_DOMAIN_METADATA(80, "metadata not found: %s"),
    /// Prints `Unsafe migration: DETAIL`.
    MIGRATE_UNSAFE(81, "Unsafe migration: %s"),
    /// Prints `numerical overflow: DETAIL`.
    OVERFLOW(82, "numerical overflow: %s"),
    /// Prints `block copy still active: DETAIL`.
    BLOCK_COPY_ACTIVE(83, "block copy still active: %s"),
    /// Prints `Operation not supported: DETAIL`.
    OPERATION_UNSUPPORTED(84, "Operation not supported: %s"),
    /// Prints `SSH transport error: DETAIL`.
    SSH(85, "SSH transport error: %s"),
    /// Prints `Guest agent is not responding: DETAIL`.
    AGENT_UNRESPONSIVE(86, "Guest agent is not responding: %s"),
    /// Prints `resource busy: DETAIL`.
    RESOURCE_BUSY(87, "resource busy: %s"),
    /// Prints `access denied: DETAIL`.
    ACCESS_DENIED(88, "access denied: %s"),
    /// Prints `error from service: DETAIL`.
    DBUS_SERVICE(89, "error from service: %s"),
    /// Prints `storage volume DETAIL exists already`.
    STORAGE_VOL_EXIST(90, "storage volume %s exists already", "this storage volume exists already"),
    /// Prints `the CPU is incompatible with host CPU: DETAIL`.
    CPU_INCOMPATIBLE(91, "the CPU is incompatible with host CPU: %s"),
    /// Prints `XML document failed to validate against schema: DETAIL`.
    XML_INVALID_SCHEMA(92, "XML document failed to validate against schema: %s"),
    /// Prints `migration successfully aborted: DETAIL`.
    MIGRATE_FINISH_OK(93, "migration successfully aborted: %s"),
    /// Prints `authentication unavailable: DETAIL`.
    AUTH_UNAVAILABLE(94, "authentication unavailable: %s"),
    /// Prints `Server not found: DETAIL`.
    NO_SERVER(95, "Server not found: %s"),
    /// Prints `Client not found: DETAIL`.
    NO_CLIENT(96, "Client not found: %s"),
    /// Prints `guest agent replied with wrong id to guest-sync command: DETAIL`.
    AGENT_UNSYNCED(97, "guest agent replied with wrong id to guest-sync command: %s"),
    /// Prints `libssh transport error: DETAIL`.
    LIBSSH(98, "libssh transport error: %s"),
    /// Prints `device not found: DETAIL`.
    DEVICE_MISSING(99, "device not found: %s"),
    /// Prints `Invalid network filter binding: DETAIL`.
    INVALID_NWFILTER_BINDING(100, "Invalid network filter binding: %s"),
    /// Prints `Network filter binding not found: DETAIL`.
    NO_NWFILTER_BINDING(101, "Network filter binding not found: %s"),
    /// Prints `Invalid domain checkpoint: DETAIL`.
    INVALID_DOMAIN_CHECKPOINT(102, "Invalid domain checkpoint: %s"),
    /// Prints `Domain checkpoint not found: DETAIL`.
    NO_DOMAIN_CHECKPOINT(103, "Domain checkpoint not found: %s"),
    /// Prints `Domain backup job id not found: DETAIL`.
    NO_DOMAIN_BACKUP(104, "Domain backup job id not found: %s"),
    /// Prints `Invalid network port pointer: DETAIL`.
    INVALID_NETWORK_PORT(105, "Invalid network port pointer: %s"),
    /// Prints `network port DETAIL exists already`.
    NETWORK_PORT_EXIST(106, "network port %s exists already", "this network port exists already"),
    /// Prints `network port not found: DETAIL`.
    NO_NETWORK_PORT(107, "network port not found: %s"),
    /// Prints `no hostname found: DETAIL`.
    NO_HOSTNAME(108, "no hostname found: %s"),
    /// Prints `checkpoint inconsistent: DETAIL`.
    CHECKPOINT_INCONSISTENT(109, "checkpoint inconsistent: %s"),
    /// Prints `multiple matching domains found: DETAIL`.
    MULTIPLE_DOMAINS(110, "multiple matching domains found: %s");

    private static final String PLACE = "%s";

    private final int number;
    private final String template;
    private final String bare;

    ErrorCode(int number, String template) {
        this(number, template, withoutDetail(template));
    }

    ErrorCode(int number, String template, String bare) {
        this.number = number;
        this.template = template;
        this.bare = bare;
    }

    private static String withoutDetail(String template) {
        int end = template.length() - " %s".length();
        return template.substring(0, template.charAt(end - 1) == ':' ? end - 1 : end);
    }

    /// Returns libvirt's number.
    ///
    /// @return the number, greater than 0
    public int number() {
        return number;
    }

    /// Returns the text that virsh 9.0 prints for this code.
    ///
    /// libvirt: `virErrorMsg`.
    ///
    /// @param detail what was wrong; if it is empty, the code's text alone is returned
    /// @return the text, in one line if the detail is
    public String message(String detail) {
        if (detail.isEmpty()) {
            return bare;
        }
        int place = template.indexOf(PLACE);
        return template.substring(0, place) + detail + template.substring(place + PLACE.length());
    }
}
