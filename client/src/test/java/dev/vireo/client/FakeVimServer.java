package dev.vireo.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server that answers SOAP calls with the texts that a test gives for each method. It knows
/// logins by cookie, and answers `NotAuthenticated` without one.
final class FakeVimServer implements AutoCloseable {
    static final LoginCredentials CREDENTIALS = new LoginCredentials("ro<ot", "pass&word");

    /// A call as it came.
    ///
    /// @param method the method
    /// @param request head and body
    /// @param number which call of this method it is, from 1
    record Call(String method, String request, int number) {}

    /// Gives the inner XML of a reply, or throws a fault.
    @FunctionalInterface
    interface Answer {
        String to(Call call) throws IOException;
    }

    /// A fault to be answered.
    @SuppressWarnings("serial") // never serialized
    static final class Fault extends RuntimeException {
        private final String type;
        private final String content;

        Fault(String type, String message, String content) {
            super(message);
            this.type = type;
            this.content = content;
        }
    }

    private static final Pattern METHOD = Pattern.compile("<(?:\\w+:)?Body><(\\w+)");
    private static final Set<String> OPEN = Set.of("RetrieveServiceContent", "Login", "Logout");

    private final ScriptedServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> numbers = new ConcurrentHashMap<>();
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lastSession = new AtomicInteger();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    FakeVimServer(String apiVersion) throws IOException {
        on("RetrieveServiceContent", call -> serviceContent(apiVersion));
        on("Login", call -> userSession());
        on("Logout", call -> "");
        on("DestroyPropertyFilter", call -> "");
        on("CancelWaitForUpdates", call -> "");
        server = ScriptedServer.plain(this::serve);
    }

    FakeVimServer() throws IOException {
        this("6.5");
    }

    /// Sets the answer to a method.
    FakeVimServer on(String method, Answer answer) {
        answers.put(method, answer);
        return this;
    }

    Endpoint endpoint() {
        return server.endpoint();
    }

    /// Returns the methods called so far, in order.
    List<String> calls() {
        return List.copyOf(calls);
    }

    long count(String method) {
        return calls.stream().filter(method::equals).count();
    }

    List<String> requests() {
        return server.requests();
    }

    /// Forgets all sessions, as a server does after a while.
    void forgetSessions() {
        sessions.clear();
    }

    int sessionCount() {
        return sessions.size();
    }

    VimClient connect() {
        return VimClient.connect(endpoint(), TransportOptions.defaults(), CallOptions.defaults());
    }

    Session login() {
        return connect().login(() -> CREDENTIALS, SessionOptions.defaults());
    }

    private void serve(Peer peer) throws IOException {
        while (true) {
            String request = peer.request();
            Matcher matcher = METHOD.matcher(request);
            String method = matcher.find() ? matcher.group(1) : "?";
            int number =
                    numbers.computeIfAbsent(method, name -> new AtomicInteger()).incrementAndGet();
            calls.add(method);
            answer(peer, new Call(method, request, number));
        }
    }

    private void answer(Peer peer, Call call) throws IOException {
        String cookie = cookie(call.request());
        try {
            if (!OPEN.contains(call.method()) && !sessions.contains(cookie)) {
                throw new Fault("NotAuthenticated", "The session is not authenticated.", "");
            }
            Answer answer = answers.get(call.method());
            if (answer == null) {
                throw new Fault("MethodNotFound", "no method " + call.method(), "");
            }
            String result = answer.to(call);
            String[] headers = {"Content-Type: text/xml; charset=utf-8"};
            if (call.method().equals("Login")) {
                String id = "\"s" + lastSession.incrementAndGet() + "\"";
                sessions.add(id);
                headers =
                        new String[] {
                            headers[0],
                            "Set-Cookie: vmware_soap_session=" + id + "; Path=/; HttpOnly"
                        };
            } else if (call.method().equals("Logout")) {
                sessions.remove(cookie);
            }
            String inner =
                    "<"
                            + call.method()
                            + "Response xmlns=\"urn:vim25\">"
                            + result
                            + "</"
                            + call.method()
                            + "Response>";
            peer.reply("200 OK", envelope(inner), headers);
        } catch (Fault fault) {
            peer.reply("500 Internal Server Error", fault(fault), "Content-Type: text/xml");
        }
    }

    private static String cookie(String request) {
        String mark = "\r\nCookie: vmware_soap_session=";
        int at = request.indexOf(mark);
        return at < 0 ? "" : request.substring(at + mark.length(), request.indexOf("\r\n", at + 2));
    }

    private static byte[] fault(Fault fault) {
        return envelope(
                "<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring>"
                        + fault.getMessage()
                        + "</faultstring><detail><"
                        + fault.type
                        + "Fault xmlns=\"urn:vim25\" xsi:type=\""
                        + fault.type
                        + "\">"
                        + fault.content
                        + "</"
                        + fault.type
                        + "Fault></detail></soapenv:Fault>");
    }

    static byte[] envelope(String inner) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                        + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"
                        + "<soapenv:Body>"
                        + inner
                        + "</soapenv:Body></soapenv:Envelope>\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String serviceContent(String apiVersion) {
        return "<returnval><rootFolder type=\"Folder\">ha-folder-root</rootFolder>"
                + "<propertyCollector type=\"PropertyCollector\">pc</propertyCollector>"
                + "<viewManager type=\"ViewManager\">vm-views</viewManager>"
                + "<about><name>Fake</name><fullName>Fake 1</fullName><vendor>V</vendor>"
                + "<version>1</version><build>1</build><osType>x</osType>"
                + "<productLineId>embeddedEsx</productLineId><apiType>HostAgent</apiType>"
                + "<apiVersion>"
                + apiVersion
                + "</apiVersion></about>"
                + "<sessionManager type=\"SessionManager\">sm</sessionManager></returnval>";
    }

    private static String userSession() {
        return "<returnval><key>k</key><userName>root</userName><fullName>root</fullName>"
                + "<loginTime>2026-01-01T00:00:00Z</loginTime>"
                + "<lastActiveTime>2026-01-01T00:00:00Z</lastActiveTime><locale>en</locale>"
                + "<messageLocale>en</messageLocale></returnval>";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
