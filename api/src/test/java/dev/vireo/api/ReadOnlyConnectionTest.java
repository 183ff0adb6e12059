package dev.vireo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.api.spi.DriverProvider;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadOnlyConnectionTest {
    private final List<String> calls = new ArrayList<>();
    private final Domain domain = recording(Domain.class, Map.of("name", "VM0", "osType", "hvm"));
    private final Connection target =
            recording(
                    Connection.class,
                    Map.of(
                            "lookupById",
                            domain,
                            "lookupByName",
                            domain,
                            "lookupByUuid",
                            domain,
                            "listDomains",
                            List.of(
                                    new DomainListing(
                                            domain,
                                            new DomainState(
                                                    DomainState.Kind.RUNNING, "unknown")))));

    @Test
    void refusesEveryChangeWithLibvirtsWords() {
        Domain refusing = opened().lookupByName("VM0");
        Map<String, Runnable> changes = new TreeMap<>();
        changes.put("virDomainCreate", refusing::create);
        changes.put("virDomainShutdown", refusing::shutdown);
        changes.put("virDomainReboot", refusing::reboot);
        changes.put("virDomainReset", refusing::reset);
        changes.put("virDomainSuspend", refusing::suspend);
        changes.put("virDomainResume", refusing::resume);
        changes.put("virDomainDestroy", refusing::destroy);
        calls.clear();
        changes.forEach((function, change) -> {
            VirtException failure = catchThrowableOfType(VirtException.class, change::run);
            assertThat(failure)
                    .hasMessage("operation forbidden: read only access prevents " + function);
            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_DENIED);
            assertThat(failure.domain()).isEqualTo(ErrorDomain.DOMAIN);
        });
        assertThat(calls).isEmpty();
    }

    @Test
    void leavesNoFunctionToTheDefaultThatSaysItIsMissing() {
        assertThat(
                        Stream.of(ReadOnlyDomain.class, ReadOnlyConnection.class)
                                .flatMap(type -> Stream.of(type.getMethods()))
                                .filter(method -> method.isDefault())
                                .filter(method ->
                                        !method.getDeclaringClass()
                                                .getSimpleName()
                                                .startsWith("ReadOnly")))
                .isEmpty();
    }

    @Test
    void everyWayToADomainLeadsToOneThatRefuses() {
        Connection connection = opened();
        assertThat(connection.isReadOnly()).isTrue();
        assertThat(
                        List.of(
                                connection.lookupById(1),
                                connection.lookupByName("VM0"),
                                connection.lookupByUuid(new UUID(1, 2)),
                                connection.listDomains(Set.of()).getFirst().domain()))
                .hasOnlyElementsOfType(ReadOnlyDomain.class);
    }

    @Test
    void passesReadsOn() {
        Connection connection = opened();
        Domain readable = connection.lookupByName("VM0");
        assertThat(readable.name()).isEqualTo("VM0");
        assertThat(readable.osType()).isEqualTo("hvm");
        connection.close();
        assertThat(calls).containsExactly("lookupByName", "name", "osType", "close");
    }

    private Connection opened() {
        DriverProvider provider =
                new DriverProvider() {
                    @Override
                    public Set<String> schemes() {
                        return Set.of("esx");
                    }

                    @Override
                    public Connection open(ConnectRequest request) {
                        return target;
                    }
                };
        return Drivers.open(
                new ConnectRequest(ConnectUri.parse("esx://h/"), _ -> Optional.empty(), true),
                List.of(provider));
    }

    private <T> T recording(Class<T> type, Map<String, Object> answers) {
        InvocationHandler handler =
                (_, method, _) -> {
                    calls.add(method.getName());
                    return answers.get(method.getName());
                };
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
