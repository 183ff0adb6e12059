package dev.vireo.junit;

import dev.vireo.simulator.Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/// Resolves parameters for [EsxSimulator]. JUnit closes what it starts, as part of the test.
public final class SimulatorExtension implements ParameterResolver, TestExecutionExceptionHandler {
    private static final Namespace NAMESPACE = Namespace.create(SimulatorExtension.class);
    private static final String SHARED = "shared";
    private static final String ALL = "all";

    /// For JUnit.
    public SimulatorExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Simulator.class
                && settings(parameter, context).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Settings settings = settings(parameter, context).orElseThrow();
        boolean own = parameter.isAnnotated(EsxSimulator.class);
        Object key = own ? parameter.getParameter() : SHARED;
        boolean ofClass = settings.annotation.shared() && !own;
        ExtensionContext scope = ofClass ? settings.declaredOn : context;
        Store store = scope.getStore(NAMESPACE);
        StartedSimulator started =
                store.computeIfAbsent(
                        key,
                        _ ->
                                new StartedSimulator(
                                        settings.annotation, context.getRequiredTestClass()),
                        StartedSimulator.class);
        started(store).add(started);
        return started.simulator();
    }

    private static Started started(Store store) {
        return store.computeIfAbsent(ALL, _ -> new Started(new ArrayList<>()), Started.class);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        for (Optional<ExtensionContext> at = Optional.of(context);
                at.isPresent();
                at = at.get().getParent()) {
            for (StartedSimulator started : started(at.get().getStore(NAMESPACE)).list()) {
                started.report().ifPresent(failure::addSuppressed);
            }
        }
        throw failure;
    }

    /// Finds the annotation that is nearest to the parameter.
    private static Optional<Settings> settings(
            ParameterContext parameter, ExtensionContext context) {
        Optional<EsxSimulator> own = parameter.findAnnotation(EsxSimulator.class);
        if (own.isPresent()) {
            return Optional.of(new Settings(own.get(), context));
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
                return Optional.of(new Settings(found.get(), at.get()));
            }
        }
        return Optional.empty();
    }

    private record Settings(EsxSimulator annotation, ExtensionContext declaredOn) {}

    /// The simulators of one scope; test methods may run on several threads.
    private record Started(List<StartedSimulator> all) {
        void add(StartedSimulator started) {
            synchronized (all) {
                if (!all.contains(started)) {
                    all.add(started);
                }
            }
        }

        List<StartedSimulator> list() {
            synchronized (all) {
                return List.copyOf(all);
            }
        }
    }
}
