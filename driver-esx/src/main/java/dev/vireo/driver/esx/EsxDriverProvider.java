package dev.vireo.driver.esx;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.CredentialsProvider;
import dev.vireo.api.Diagnosis;
import dev.vireo.api.KnownHosts;
import dev.vireo.api.QuestionPolicy;
import dev.vireo.api.Version;
import dev.vireo.api.spi.DriverProvider;
import dev.vireo.client.OneLine;
import dev.vireo.driver.esx.EsxUri.Scheme;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.AboutInfo;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MissingMemberException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Opens `esx://`, `gsx://` and `vpx://`.
public final class EsxDriverProvider implements DriverProvider {
    /// For the service loader.
    public EsxDriverProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("esx", "gsx", "vpx");
    }

    @Override
    public Connection open(ConnectRequest request) {
        EsxUri uri = EsxUri.of(request.uri());
        EsxSession session = connect(request, uri, request.uri().user(), false);
        Optional<ManagingVcenter> vcenter = Optional.empty();
        try {
            Scope scope = scope(uri, session);
            vcenter = ManagingVcenter.open(uri, session, place -> connectVcenter(request, place));
            return new EsxConnection(
                    request.uri(),
                    uri.endpoint().tls(),
                    request.readOnly(),
                    session,
                    scope.withVcenter(vcenter),
                    version(session.about().version()));
        } catch (MissingMemberException e) {
            close(session, vcenter);
            throw FaultTranslator.translate(e, "connect to", uri.endpoint().authority());
        } catch (RuntimeException e) {
            close(session, vcenter);
            throw e;
        }
    }

    @Override
    public Diagnosis diagnose(ConnectRequest request, Duration limit) {
        return new Doctor(request, limit, InstantSource.system()).diagnose();
    }

    private static void close(EsxSession session, Optional<ManagingVcenter> vcenter) {
        vcenter.ifPresent(ManagingVcenter::close);
        session.close();
    }

    private static EsxSession connect(
            ConnectRequest request, EsxUri uri, Optional<String> user, boolean beside) {
        return EsxSession.open(
                uri,
                trust(request),
                about -> check(uri, about, beside),
                () -> credentials(request, uri, user),
                new TaskLimits(
                        questions(request, uri),
                        request.taskTimeout(),
                        request.taskProgress().orElse(_ -> {})));
    }

    static ServerTrust trust(ConnectRequest request) {
        return new ServerTrust(
                request.knownHosts()
                        .orElseGet(() -> KnownHosts.ofEnvironment(System.getenv(), request.uri())),
                request.certificates(),
                gate(request));
    }

    private static @Nullable ChangeGate gate(ConnectRequest request) {
        return request.changes().isEmpty() ? null : new ChangeGate(request.changes().get());
    }

    /// Logs in with the user that the credentials' source has for the vCenter, else with the
    /// host's, as libvirt always does.
    private static EsxSession connectVcenter(ConnectRequest request, EsxUri vcenter) {
        Optional<String> user =
                request.credentials()
                        .withKnownUser(wanted(vcenter, Optional.empty()))
                        .user()
                        .or(request.uri()::user);
        return connect(request, vcenter, user, true);
    }

    static QuestionPolicy questions(ConnectRequest request, EsxUri uri) {
        return request.questions()
                .orElseGet(() ->
                        uri.autoAnswer()
                                ? QuestionPolicy.answeringDefault()
                                : QuestionPolicy.refusing());
    }

    static CredentialsProvider.Request wanted(EsxUri uri, Optional<String> user) {
        return new CredentialsProvider.Request(
                uri.scheme().text(), uri.endpoint().host(), user, uri.scheme().defaultUser());
    }

    static Credentials credentials(ConnectRequest request, EsxUri uri, Optional<String> user) {
        return request.credentials()
                .find(wanted(uri, user))
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.AUTH_FAILED,
                                "no password for "
                                        + user.orElse(uri.scheme().defaultUser())
                                        + "@"
                                        + uri.endpoint().host()
                                        + " in auth.conf, and nobody to ask"));
    }

    /// Refuses what is no VI API of the kind that the URI promises, before a password is sent.
    private static void check(EsxUri uri, AboutInfo about, boolean beside) {
        String apiType = OneLine.of(about.apiType());
        if (!apiType.equals("HostAgent") && !apiType.equals("VirtualCenter")) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "Expecting VI API type 'HostAgent' or 'VirtualCenter' but found '"
                            + apiType
                            + "'");
        }
        Scheme found = schemeOf(about);
        if (found != uri.scheme()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    uri.endpoint().authority()
                            + " is no "
                            + uri.scheme().product()
                            + " host but "
                            + found.product()
                            + (beside
                                    ? "; the URI's parameter 'vcenter' wants a vCenter"
                                    : "; use " + found.text() + "://"));
        }
    }

    /// Returns the scheme for a server.
    ///
    /// @throws VirtException `INTERNAL_ERROR` if it is none of VMware's
    static Scheme schemeOf(AboutInfo about) {
        String product = about.productLineId();
        return switch (product) {
            case "esx", "embeddedEsx" -> Scheme.ESX;
            case "gsx" -> Scheme.GSX;
            case "vpx" -> Scheme.VPX;
            default ->
                    throw new VirtException(
                            ErrorCode.INTERNAL_ERROR,
                            "Expecting product 'gsx' or 'esx' or 'embeddedEsx' or 'vpx' but found '"
                                    + OneLine.of(product)
                                    + "'");
        };
    }

    static Scope scope(EsxUri uri, EsxSession session) {
        ManagedObjectReference root = session.rootFolder();
        if (uri.scheme() != Scheme.VPX) {
            return Scope.ofRoot(root);
        }
        if (uri.path().isEmpty()) {
            return Scope.ofRoot(root);
        }
        List<Row> tree = session.rows(Scope.tree(root), "the inventory");
        return InventoryPath.resolve(uri.path(), root, tree);
    }

    /// Takes the first three numbers; what is missing counts as 0.
    static Version version(String text) {
        int[] numbers = new int[3];
        int at = 0;
        for (int i = 0; i < numbers.length; i++) {
            int begin = i == 0 ? 0 : at + 1;
            int end = endOfDigits(text, begin, i == 0 ? 4 : 3);
            if (end == begin) {
                break;
            }
            numbers[i] = Integer.parseInt(text, begin, end, 10);
            at = end;
            if (at == text.length() || text.charAt(at) != '.') {
                break;
            }
        }
        if (at == 0) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "the server's version '" + OneLine.of(text) + "' is no version");
        }
        return new Version(numbers[0], numbers[1], numbers[2]);
    }

    private static int endOfDigits(String text, int begin, int most) {
        int end = begin;
        while (end < text.length()
                && end - begin < most
                && text.charAt(end) >= '0'
                && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
