package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DataVisitor;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PowerOnVMTaskRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Clients with strict types read every property of every object.
class StrictnessTest {
    enum Model {
        ESX,
        VCENTER,
        DESCRIBED_ESX,
        DESCRIBED_VCENTER
    }

    private static TestServer server(Model model) {
        return switch (model) {
            case ESX -> {
                TestServer server = TestServer.esx(EsxModel.embedded().toArray(MachinePlan[]::new));
                server.call(PowerOnVMTaskRequest.builder(TestServer.vm(3)).build());
                yield server;
            }
            case VCENTER -> TestServer.vcenter(new VcenterModel.Size(2, 1, 2, 2, 1, 1, 2, 2, 1));
            case DESCRIBED_ESX -> TestServer.described(DescribedModelTest.ESX);
            case DESCRIBED_VCENTER -> TestServer.described(DescribedModelTest.VCENTER);
        };
    }

    @ParameterizedTest
    @EnumSource
    void requiredPropertiesAreSet(Model model) {
        List<String> unset = new ArrayList<>();
        eachProperty(
                server(model),
                (object, property, value) -> {
                    if (property.isRequired() && !property.isList() && value == null) {
                        unset.add(object + "." + property.name());
                    }
                });
        assertThat(unset).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void requiredMembersAreSet(Model model) {
        List<String> unset = new ArrayList<>();
        eachProperty(
                server(model),
                (object, property, value) ->
                        dataObjects(value)
                                .forEach(data ->
                                        data.accept(
                                                new RequiredMembers(
                                                        object + "." + property.name(), unset))));
        assertThat(unset).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyReferenceLeadsToAnObject(Model model) {
        TestServer server = server(model);
        List<String> dangling = new ArrayList<>();
        eachProperty(
                server,
                (object, property, value) -> {
                    String place = object + "." + property.name();
                    references(value)
                            .filter(reference -> !exists(server, reference))
                            .forEach(reference -> dangling.add(place + " -> " + reference));
                    dataObjects(value)
                            .forEach(data ->
                                    data.accept(
                                            new DataVisitor() {
                                                @Override
                                                public void value(
                                                        String path,
                                                        DataMember member,
                                                        Object leaf) {
                                                    if (leaf
                                                                    instanceof
                                                                    ManagedObjectReference reference
                                                            && !exists(server, reference)) {
                                                        dangling.add(
                                                                place + "." + path + " -> "
                                                                        + reference);
                                                    }
                                                }
                                            }));
                });
        assertThat(dangling).isEmpty();
    }

    private static boolean exists(TestServer server, ManagedObjectReference reference) {
        return server.inventory().find(reference).isPresent()
                || reference.equals(server.content().propertyCollector());
    }

    private static Stream<ManagedObjectReference> references(@Nullable Object value) {
        List<?> values =
                value instanceof List<?> items
                        ? items
                        : Optional.ofNullable(value).stream().toList();
        return values.stream()
                .filter(ManagedObjectReference.class::isInstance)
                .map(ManagedObjectReference.class::cast);
    }

    private static Stream<DataObject> dataObjects(@Nullable Object value) {
        List<?> values =
                value instanceof List<?> items
                        ? items
                        : Optional.ofNullable(value).stream().toList();
        return values.stream().filter(DataObject.class::isInstance).map(DataObject.class::cast);
    }

    private static void eachProperty(TestServer server, Check check) {
        Call call =
                new Caller(session(server), "127.0.0.1", "test", () -> false)
                        .call(server.inventory());
        server.inventory()
                .locked(() ->
                        call.run(() -> {
                            for (SimObject object : server.inventory().all()) {
                                for (DataMember property : object.type().properties()) {
                                    check.see(object, property, object.property(property.name()));
                                }
                            }
                            return null;
                        }));
    }

    private static Optional<String> session(TestServer server) {
        return server.inventory().sessions().all().stream().map(Session::key).findFirst();
    }

    private interface Check {
        void see(SimObject object, DataMember property, @Nullable Object value);
    }

    private record RequiredMembers(String place, List<String> unset) implements DataVisitor {
        @Override
        public boolean object(String path, DataObject object) {
            for (DataMember member : object.vimType().members()) {
                if (member.isRequired()
                        && !member.isList()
                        && object.valueAt(member.index()) == null) {
                    unset.add(place + "." + path + "." + member.name() + " of " + object.vimType());
                }
            }
            return true;
        }
    }
}
