package dev.vireo.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.soap.SoapCodec;
import dev.vireo.soap.SoapFaultException;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.LoginRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.ObjectContent;
import dev.vireo.vim.ObjectSpec;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.PropertySpec;
import dev.vireo.vim.RetrievePropertiesRequest;
import dev.vireo.vim.RetrieveServiceContentRequest;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vim.TaskInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sends typed requests over one connection of its own, with a session of its own.
final class TypedClient implements AutoCloseable {
    private final SoapCodec codec = new SoapCodec();
    private final PlainClient client;
    private final ServiceContent content;

    private TypedClient(Simulator simulator) {
        client = PlainClient.connect(simulator);
        content =
                call(
                        RetrieveServiceContentRequest.builder(
                                        new ManagedObjectReference(
                                                "ServiceInstance", "ServiceInstance"))
                                .build());
    }

    static TypedClient login(Simulator simulator) {
        return login(simulator, simulator.user());
    }

    /// Logs in as one of the users, who all have the same password.
    static TypedClient login(Simulator simulator, String user) {
        TypedClient client = new TypedClient(simulator);
        client.call(
                LoginRequest.builder(Objects.requireNonNull(client.content.sessionManager()))
                        .userName(user)
                        .password(simulator.password())
                        .build());
        return client;
    }

    ServiceContent content() {
        return content;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a request names the type of its result
    <R extends @Nullable Object> R call(MethodRequest<R> request) {
        PlainClient.Reply reply =
                client.send("SOAPAction: \"urn:vim25/8.0.2.0\"\r\n", codec.encodeRequest(request));
        try {
            return (R)
                    codec.decodeReply(
                            request.vimMethod(),
                            new ByteArrayInputStream(reply.body().getBytes(ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void refused(MethodRequest<?> request, Class<? extends MethodFault> fault) {
        assertThatExceptionOfType(SoapFaultException.class)
                .isThrownBy(() -> call(request))
                .satisfies(e -> assertThat(e.fault().detail().orElseThrow()).isInstanceOf(fault));
    }

    @Nullable Object read(ManagedObjectReference object, String path) {
        List<ObjectContent> rows =
                call(
                        RetrievePropertiesRequest.builder(content.propertyCollector())
                                .specSet(List.of(filter(object, path)))
                                .build());
        return rows.getFirst().propSet().isEmpty()
                ? null
                : rows.getFirst().propSet().getFirst().val();
    }

    static PropertyFilterSpec filter(ManagedObjectReference object, String... paths) {
        return PropertyFilterSpec.builder()
                .propSet(
                        List.of(
                                PropertySpec.builder()
                                        .type(object.type())
                                        .pathSet(List.of(paths))
                                        .build()))
                .objectSet(List.of(ObjectSpec.builder().obj(object).build()))
                .build();
    }

    TaskInfo info(ManagedObjectReference task) {
        return (TaskInfo) Objects.requireNonNull(read(task, "info"));
    }

    /// Starts a task that ends at once.
    TaskInfo run(MethodRequest<ManagedObjectReference> request) {
        return info(call(request));
    }

    /// Starts a task that is to fail.
    MethodFault fail(MethodRequest<ManagedObjectReference> request) {
        LocalizedMethodFault error = run(request).error();
        return Objects.requireNonNull(error, "the task has not failed").fault();
    }

    @Override
    public void close() {
        client.close();
    }
}
