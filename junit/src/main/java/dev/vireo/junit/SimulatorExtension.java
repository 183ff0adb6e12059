package dev.vireo.junit;

import dev.vireo.simulator.Simulator;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/// Resolves parameters for [EsxSimulator]. JUnit closes what it starts, as part of the test.
public final class SimulatorExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SimulatorExtension.class);
    private static final String SHARED = "shared";

    /// For JUnit.
    public SimulatorExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Simulator.class
                && settings(parameter, context).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        EsxSimulator settings = settings(parameter, context).orElseThrow();
        Object key = parameter.isAnnotated(EsxSimulator.class) ? parameter.getParameter() : SHARED;
        return context.getStore(NAMESPACE)
                .computeIfAbsent(key, _ -> new Started(settings), Started.class)
                .simulator;
    }

    /// Finds the annotation that is nearest to the parameter.
    private static Optional<EsxSimulator> settings(
            ParameterContext parameter, ExtensionContext context) {
        Optional<EsxSimulator> own = parameter.findAnnotation(EsxSimulator.class);
        if (own.isPresent()) {
            return own;
        }
        for (Optional<ExtensionContext> at = Optional.of(context);
                at.isPresent();
                at = at.get().getParent()) {
            Optional<EsxSimulator> found =
                    at.get()
                            .getElement()
                            .flatMap(element ->
                                    AnnotationSupport.findAnnotation(element, EsxSimulator.class));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// A simulator that runs until JUnit closes the scope it belongs to.
    private static final class Started implements AutoCloseable {
        private final Simulator simulator;
        private final boolean allowLeaks;

        Started(EsxSimulator settings) {
            Simulator.Builder builder = Simulator.builder().seed(settings.seed());
            if (settings.vcenter()) {
                builder.vcenter(1, 2, settings.machines());
            } else {
                builder.machines(settings.machines());
            }
            ReflectionSupport.newInstance(settings.setup()).accept(builder);
            this.simulator = builder.start();
            this.allowLeaks = settings.allowLeaks();
        }

        @Override
        public void close() {
            int sessions = simulator.sessionCount();
            int filters = simulator.filterCount();
            simulator.close();
            if (!allowLeaks && sessions > 0) {
                throw new AssertionError(
                        "the test left behind "
                                + count(sessions, "session")
                                + (filters > 0 ? " and " + count(filters, "property filter") : "")
                                + " (requests: "
                                + simulator.requests()
                                + ")");
            }
        }

        private static String count(int number, String noun) {
            return number + " " + noun + (number == 1 ? "" : "s");
        }
    }
}
