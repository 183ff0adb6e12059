package dev.vireo.junit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Calls a method of a session manager.
final class SoapCall {
    private SoapCall() {}

    /// Sends a call.
    ///
    /// @return the session cookie of the reply, empty if it sets none
    static String send(URI url, String method, String parameters, String cookie)
            throws IOException {
        String body =
                "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body><"
                        + method
                        + " xmlns=\"urn:vim25\"><_this type=\"SessionManager\">ha-sessionmgr</_this>"
                        + parameters
                        + "</"
                        + method
                        + "></S:Body></S:Envelope>";
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("Cookie", cookie);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        connection.getResponseCode();
        String set = connection.getHeaderField("Set-Cookie");
        return set == null ? "" : set.substring(0, set.indexOf(';'));
    }
}
