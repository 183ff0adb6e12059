package dev.vireo.it;

import dev.vireo.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The files of a simulated server's datastore, as somebody else sees and changes them.
///
/// @param simulator the server
/// @param datacenter the name of its datacenter
/// @param datastore the name of the datastore
record DatastoreFolder(Simulator simulator, String datacenter, String datastore) {
    /// Those of an ESX host.
    DatastoreFolder(Simulator simulator) {
        this(simulator, "ha-datacenter", "datastore1");
    }

    void put(String path, String content) {
        require(send("PUT", path, BodyPublishers.ofString(content)), path);
    }

    void delete(String path) {
        require(send("DELETE", path, BodyPublishers.noBody()), path);
    }

    String read(String path) {
        return require(send("GET", path, BodyPublishers.noBody()), path);
    }

    boolean exists(String path) {
        return send("GET", path, BodyPublishers.noBody()).statusCode() == 200;
    }

    private static String escaped(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private static String require(HttpResponse<String> response, String path) {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(path + ": " + response.statusCode());
        }
        return response.body();
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body) {
        URI url =
                simulator
                        .url()
                        .resolve(
                                "/folder/"
                                        + escaped(path)
                                        + "?dcPath="
                                        + datacenter
                                        + "&dsName="
                                        + datastore);
        String secret = simulator.user() + ":" + simulator.password();
        String basic = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .method(method, body)
                        .header("Authorization", "Basic " + basic)
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
