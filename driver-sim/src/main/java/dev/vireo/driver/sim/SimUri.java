package dev.vireo.driver.sim;

import dev.vireo.api.ConnectUri;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A `sim://` URI: `sim://` or `sim:///default`, with the parameters `model`, `state` and
/// `auto_answer`.
///
/// @param model what is simulated
/// @param state the folder where its state is kept
/// @param autoAnswer the value of `auto_answer`, which is the ESX driver's
record SimUri(Model model, Path state, Optional<String> autoAnswer) {
    private static final Set<String> KNOWN = new TreeSet<>(Set.of("auto_answer", "model", "state"));

    /// What can be simulated.
    enum Model {
        /// A host.
        ESX,
        /// A vCenter.
        VCENTER;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads a URI.
    ///
    /// @throws VirtException `INVALID_ARG` that names what is wrong
    static SimUri of(ConnectUri uri, Map<String, String> environment, Path home) {
        if (!uri.host().isEmpty() || uri.user().isPresent() || uri.port().isPresent()) {
            throw invalid(
                    "'"
                            + uri
                            + "' names a server, but the simulated host is part of this process:"
                            + " use sim://");
        }
        if (!uri.pathSegments().isEmpty() && !uri.pathSegments().equals(List.of("default"))) {
            throw invalid("there is no simulated host " + uri.path() + ": use sim:///default");
        }
        for (ConnectUri.Parameter parameter : uri.parameters()) {
            if (!KNOWN.contains(parameter.name().toLowerCase(Locale.ROOT))) {
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
        Model model = uri.parameter("model").map(SimUri::model).orElse(Model.ESX);
        Path state = uri.parameter("state").map(Path::of).orElseGet(() -> state(environment, home));
        return new SimUri(model, state.resolve(model.text()), uri.parameter("auto_answer"));
    }

    private static Model model(String text) {
        for (Model model : Model.values()) {
            if (model.text().equals(text)) {
                return model;
            }
        }
        throw invalid("the URI's parameter 'model' is '" + text + "'; known are esx, vcenter");
    }

    /// Finds the state folder as the XDG base directory specification says.
    private static Path state(Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("VIREO_SIM_STATE", "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        String states = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base =
                !states.isEmpty() && Path.of(states).isAbsolute()
                        ? Path.of(states)
                        : home.resolve(".local").resolve("state");
        return base.resolve("vireo");
    }

    /// Returns the URI that opens the ESX driver on the simulator.
    String innerUri(String user, int port) {
        String scheme =
                switch (model) {
                    case ESX -> "esx";
                    case VCENTER -> "vpx";
                };
        String path =
                switch (model) {
                    case ESX -> "/";
                    case VCENTER -> "/DC0/DC0_C0/DC0_C0_H0";
                };
        String answer = autoAnswer.map(value -> "&auto_answer=" + value).orElse("");
        return scheme + "://" + user + "@127.0.0.1:" + port + path + "?transport=http" + answer;
    }

    private static VirtException invalid(String detail) {
        return new VirtException(ErrorCode.INVALID_ARG, detail);
    }
}
