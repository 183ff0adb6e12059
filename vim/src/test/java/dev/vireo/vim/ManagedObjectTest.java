package dev.vireo.vim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Views on the client's side, handlers on the server's.
class ManagedObjectTest {
    private static final ManagedObjectReference VM =
            new ManagedObjectReference("VirtualMachine", "vm-1");
    private static final ManagedObjectReference TASK = new ManagedObjectReference("Task", "task-1");

    /// Keeps the last request and gives a fitting result.
    private static final class Recorder implements MethodInvoker {
        private @Nullable MethodRequest<?> last;

        @Override
        @SuppressWarnings({"unchecked", "NullAway"}) // made for the request
        public <R extends @Nullable Object> R invoke(MethodRequest<R> request) {
            last = request;
            return (R) request.vimMethod().result().map(SampleValues::of).orElse(null);
        }
    }

    @Test
    void sendsARequestForACall() {
        Recorder invoker = new Recorder();
        ManagedObjectReference task = new VirtualMachine(VM, invoker).powerOnVMTask(null);
        assertThat(task).isEqualTo(new ManagedObjectReference("Sample", "sample-1"));
        assertThat(invoker.last).isEqualTo(PowerOnVMTaskRequest.builder(VM).build());
    }

    @Test
    void sendsARequestForEachMethodOfEachManagedObject() throws ReflectiveOperationException {
        Set<String> sent = new HashSet<>();
        for (ManagedType type : SampleValues.all(ManagedType.class)) {
            Recorder invoker = new Recorder();
            Class<?> view = Class.forName("dev.vireo.vim." + type.name());
            Object object =
                    view.getConstructor(ManagedObjectReference.class, MethodInvoker.class)
                            .newInstance(VM, invoker);
            for (Method method : view.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers())) {
                    Object result = method.invoke(object, samples(method));
                    MethodRequest<?> request = invoker.last;
                    assertThat(request).isNotNull();
                    assertThat(request.self()).isEqualTo(VM);
                    assertThat(request.vimMethod().managedType()).isEqualTo(type.name());
                    assertThat(result == null).isEqualTo(request.vimMethod().result().isEmpty());
                    request.vimType()
                            .members()
                            .forEach(m -> assertThat(request.valueAt(m.index())).isNotNull());
                    sent.add(request.vimMethod().name());
                }
            }
        }
        assertThat(sent).hasSize(967).containsExactlyInAnyOrderElementsOf(Types.methodNames());
    }

    @Test
    void dispatchesEachRequestToTheMethodOfTheHandler() throws ReflectiveOperationException {
        int dispatched = 0;
        for (String name : Types.methodNames()) {
            DataType type = Types.findRequest(name).orElseThrow();
            DataAssembler content = type.assemble();
            content.set(0, VM);
            MethodRequest<?> request = (MethodRequest<?>) content.build();
            String owner = request.vimMethod().managedType();
            List<Object> received = new ArrayList<>();
            Object expected = request.vimMethod().result().map(SampleValues::of).orElse(null);
            Class<?> handler = Class.forName("dev.vireo.vim." + owner + "Handler");
            Object proxy =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(),
                            new Class<?>[] {handler},
                            (_, method, arguments) -> {
                                assertThat(method.getDeclaringClass()).isSameAs(handler);
                                received.add(arguments[0]);
                                return expected;
                            });
            assertThat((Object) request.dispatch((ManagedObjectHandler) proxy)).isEqualTo(expected);
            assertThat(received).containsExactly(request);
            dispatched++;
        }
        assertThat(dispatched).isEqualTo(967);
    }

    @Test
    void saysWhichMethodAHandlerDoesNotImplement() {
        VirtualMachineHandler handler = new VirtualMachineHandler() {};
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> PowerOnVMTaskRequest.builder(VM).build().dispatch(handler))
                .withMessage(
                        "VirtualMachine.PowerOnVM_Task is not implemented for VirtualMachine:vm-1");
    }

    @Test
    void callsTheInheritedMethodsOfAHandler() {
        VirtualMachineHandler handler =
                new VirtualMachineHandler() {
                    @Override
                    public ManagedObjectReference renameTask(RenameTaskRequest request) {
                        return TASK;
                    }
                };
        RenameTaskRequest request = RenameTaskRequest.builder(VM).newName("new").build();
        assertThat(request.dispatch(handler)).isSameAs(TASK);
    }

    @Test
    void refusesAHandlerOfAnotherType() {
        assertThatExceptionOfType(ClassCastException.class)
                .isThrownBy(() ->
                        PowerOnVMTaskRequest.builder(VM).build().dispatch(new TaskHandler() {}));
    }

    @Test
    void knowsItsPropertiesInheritedOnesFirst() {
        assertThat(VirtualMachine.TYPE.base()).contains(ManagedEntity.TYPE);
        assertThat(VirtualMachine.TYPE.find("name")).isPresent();
        assertThat(VirtualMachine.TYPE.find("runtime"))
                .hasValueSatisfying(property ->
                        assertThat(property.type()).contains(VirtualMachineRuntimeInfo.TYPE));
        assertThat(VirtualMachine.TYPE.find("runtime.powerState")).isEmpty();
        assertThat(VirtualMachine.RUNTIME).hasToString("runtime");
        assertThat(VirtualMachine.TYPE.properties().getFirst())
                .isSameAs(ManagedEntity.TYPE.properties().getFirst());
    }

    @Test
    void findsTheMostDerivedOfPropertiesThatAreDeclaredAgain() {
        assertThat(Network.TYPE.properties().stream().filter(p -> p.name().equals("name")))
                .hasSize(2);
        DataMember name = Network.TYPE.find("name").orElseThrow();
        assertThat(name.index()).isGreaterThanOrEqualTo(ManagedEntity.TYPE.properties().size());
    }

    @Test
    void standsWhereAnAncestorIsAskedFor() {
        assertThat(ManagedEntity.TYPE.isAssignableFrom(VirtualMachine.TYPE)).isTrue();
        assertThat(ComputeResource.TYPE.isAssignableFrom(ClusterComputeResource.TYPE)).isTrue();
        assertThat(VirtualMachine.TYPE.isAssignableFrom(ManagedEntity.TYPE)).isFalse();
        assertThat(VirtualMachine.TYPE.isAssignableFrom(HostSystem.TYPE)).isFalse();
    }

    private static Object[] samples(Method method) {
        return List.of(method.getGenericParameterTypes()).stream()
                .map(ManagedObjectTest::sample)
                .toArray();
    }

    private static Object sample(Type type) {
        if (type instanceof ParameterizedType list) {
            return List.of(sample(list.getActualTypeArguments()[0]));
        }
        Class<?> javaType = (Class<?>) type;
        Object simple = SIMPLE.get(javaType);
        if (simple != null) {
            return simple;
        }
        return switch (table(javaType)) {
            case DataType data -> data.assemble().build();
            case EnumType<?> enumeration -> enumeration.of("sample");
            case ManagedType _ -> throw new AssertionError(type + " is sent as a reference");
        };
    }

    private static VimType table(Class<?> generated) {
        try {
            return (VimType) generated.getField("TYPE").get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(generated.getName(), e);
        }
    }

    private static final Map<Class<?>, Object> SIMPLE =
            Map.ofEntries(
                    Map.entry(String.class, "text"),
                    Map.entry(Object.class, "any"),
                    Map.entry(ManagedObjectReference.class, TASK),
                    Map.entry(Instant.class, Instant.EPOCH),
                    Map.entry(Binary.class, Binary.of(new byte[1])),
                    Map.entry(int.class, 1),
                    Map.entry(Integer.class, 1),
                    Map.entry(long.class, 1L),
                    Map.entry(Long.class, 1L),
                    Map.entry(boolean.class, true),
                    Map.entry(Boolean.class, true),
                    Map.entry(Byte.class, (byte) 1),
                    Map.entry(Short.class, (short) 1));
}
