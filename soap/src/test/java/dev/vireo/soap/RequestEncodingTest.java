package dev.vireo.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.soap.SoapException.Problem;
import dev.vireo.testkit.GoldenFiles;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.Binary;
import dev.vireo.vim.CreateFilterRequest;
import dev.vireo.vim.Description;
import dev.vireo.vim.LoginRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.ObjectSpec;
import dev.vireo.vim.OptionValue;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.PropertySpec;
import dev.vireo.vim.RawElement;
import dev.vireo.vim.ReconfigVMTaskRequest;
import dev.vireo.vim.TraversalSpec;
import dev.vireo.vim.UpdateOptionsRequest;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDeviceConfigSpecOperation;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachinePowerState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests as they go over the wire: strictly what a real host takes.
class RequestEncodingTest {
    private static final GoldenFiles FILES = GoldenFiles.beside(RequestEncodingTest.class);
    private static final ManagedObjectReference SESSIONS =
            new ManagedObjectReference("SessionManager", "ha-sessionmgr");
    private static final ManagedObjectReference VM =
            new ManagedObjectReference("VirtualMachine", "7");

    @Test
    void escapesWhateverUsersType() {
        check("login.xml", login("a&b<c>\"d'e\\\t\r\n\u00fc\ud83d\ude00%26", "]]>&amp;<!--"));
        check(
                "reference.xml",
                PowerOnVMTaskRequest.builder(
                                new ManagedObjectReference("Virtual\"Machine<", "a&\"b", "<\">"))
                        .build());
    }

    @Test
    void writesMembersInTheWiresOrderAndTypesWhereTheyDifferFromTheDeclaredOnes() {
        VirtualDisk disk =
                VirtualDisk.builder()
                        .capacityInKB(1024)
                        .unitNumber(1)
                        .backing(
                                VirtualDiskFlatVer2BackingInfo.builder()
                                        .diskMode("persistent")
                                        .fileName("[ds] a & b.vmdk")
                                        .build())
                        .deviceInfo(Description.builder().summary("s").label("l").build())
                        .key(-1)
                        .build();
        VirtualMachineConfigSpec spec =
                VirtualMachineConfigSpec.builder()
                        .extraConfig(
                                List.of(
                                        OptionValue.builder().key("k").value("v").build(),
                                        OptionValue.builder().key("n").value(3).build()))
                        .deviceChange(
                                List.of(
                                        VirtualDeviceConfigSpec.builder()
                                                .device(disk)
                                                .operation(VirtualDeviceConfigSpecOperation.ADD)
                                                .build()))
                        .numCPUs(2)
                        .name("x")
                        .build();
        check("reconfigure.xml", ReconfigVMTaskRequest.builder(VM).spec(spec).build());
    }

    @Test
    void writesTraversals() {
        PropertyFilterSpec spec =
                PropertyFilterSpec.builder()
                        .propSet(
                                List.of(
                                        PropertySpec.builder()
                                                .type("VirtualMachine")
                                                .pathSet(List.of("name", "runtime.powerState"))
                                                .build()))
                        .objectSet(
                                List.of(
                                        ObjectSpec.builder()
                                                .obj(
                                                        new ManagedObjectReference(
                                                                "ContainerView", "v"))
                                                .skip(true)
                                                .selectSet(
                                                        List.of(
                                                                TraversalSpec.builder()
                                                                        .name("view")
                                                                        .type("ContainerView")
                                                                        .path("view")
                                                                        .build()))
                                                .build()))
                        .build();
        check(
                "filter.xml",
                CreateFilterRequest.builder(new ManagedObjectReference("PropertyCollector", "pc"))
                        .partialUpdates(false)
                        .spec(spec)
                        .build());
    }

    @Test
    void namesTheTypeOfEveryValueThatMayBeAnything() {
        check(
                "anything.xml",
                options(
                        List.of(
                                "text",
                                1,
                                2L,
                                (short) 3,
                                (byte) 4,
                                true,
                                1.5f,
                                Double.NEGATIVE_INFINITY,
                                Instant.parse("2026-11-22T12:13:14.5Z"),
                                Binary.of(new byte[] {1, 2, 3}),
                                VirtualMachinePowerState.POWERED_OFF,
                                VM,
                                Description.builder().label("l").summary("s").build(),
                                new ArrayValue("String", List.of("a", "b")),
                                new ArrayValue("Int", List.of(1)),
                                new ArrayValue("ManagedObjectReference", List.of(VM)),
                                new ArrayValue(
                                        "VirtualDevice",
                                        List.of(
                                                VirtualDisk.builder()
                                                        .key(1)
                                                        .capacityInKB(2)
                                                        .build())),
                                new ArrayValue("AnyType", List.of(1, "x")),
                                RawElement.of("ignored", "untyped"))));
    }

    @Test
    void writesTimesInUtc() {
        assertThat(value(Instant.EPOCH)).contains(">1970-01-01T00:00:00Z<");
        assertThat(value(Instant.parse("+12026-01-01T00:00:00.000000001Z")))
                .contains(">12026-01-01T00:00:00.000000001Z<");
        assertThat(value(Instant.parse("-0044-03-15T12:00:00Z")))
                .contains(">-0044-03-15T12:00:00Z<");
    }

    @Test
    void namesTheRequiredMemberThatIsAbsent() {
        assertNotSendable(
                LoginRequest.builder(SESSIONS).build(), "Login.userName: required and not set");
        VirtualDeviceConfigSpec change =
                VirtualDeviceConfigSpec.builder()
                        .device(VirtualDisk.builder().key(1).build())
                        .build();
        assertNotSendable(
                ReconfigVMTaskRequest.builder(VM)
                        .spec(
                                VirtualMachineConfigSpec.builder()
                                        .deviceChange(
                                                List.of(
                                                        VirtualDeviceConfigSpec.builder()
                                                                .device(
                                                                        VirtualDisk.builder()
                                                                                .key(1)
                                                                                .capacityInKB(1)
                                                                                .build())
                                                                .build(),
                                                        change))
                                        .build())
                        .build(),
                "ReconfigVM_Task.spec.deviceChange[1].device.capacityInKB: required and not set");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 0xb, 0xc, 0x1f, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xfffe, 0xffff})
    void namesTheMemberWithACharacterThatXmlCannotCarry(int code) {
        String text = "a" + (char) code + "b";
        String message =
                "character U+"
                        + HexFormat.of().withUpperCase().toHexDigits((char) code)
                        + " cannot be sent as XML";
        assertNotSendable(login(text, "secret"), "Login.userName: " + message);
        assertNotSendable(login("root", text), "Login.password: " + message);
        assertNotSendable(
                PowerOnVMTaskRequest.builder(VM)
                        .host(new ManagedObjectReference("HostSystem", text))
                        .build(),
                "PowerOnVM_Task.host: " + message);
        assertNotSendable(
                PowerOnVMTaskRequest.builder(new ManagedObjectReference(text, "x")).build(),
                "PowerOnVM_Task._this: " + message);
        assertNotSendable(
                options(List.of("x", new ArrayValue("String", List.of("x", "y", text)))),
                "UpdateOptions.changedValue[1].value[2]: " + message);
        assertNotSendable(
                options(List.of(RawElement.of("x", text))),
                "UpdateOptions.changedValue[0].value.value: " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a>", "1", "a:b", "-a", "a/", "a\""})
    void refusesNamesThatWouldBecomeMarkup(String name) {
        assertNotSendable(
                options(List.of(new ArrayValue(name, List.of("x")))),
                "UpdateOptions.changedValue[0].value[0]: '");
        RawElement bad =
                new RawElement("", "x", null, List.of(), "", List.of(RawElement.of(name, "")));
        assertNotSendable(options(List.of(bad)), " is no name in XML");
        RawElement attribute =
                new RawElement(
                        "",
                        "x",
                        null,
                        List.of(new RawElement.Attribute("", name, "")),
                        "",
                        List.of());
        assertNotSendable(options(List.of(attribute)), " is no name in XML");
    }

    @Test
    void showsNoSecretInErrors() {
        assertThatThrownBy(() -> new SoapCodec().encodeRequest(login("root", "hunter2\u0001")))
                .hasMessageNotContaining("hunter2");
    }

    private static LoginRequest login(String user, String password) {
        return LoginRequest.builder(SESSIONS).userName(user).password(password).build();
    }

    private static MethodRequest<?> options(List<?> values) {
        List<OptionValue> options =
                values.stream().map(v -> OptionValue.builder().key("k").value(v).build()).toList();
        return UpdateOptionsRequest.builder(new ManagedObjectReference("OptionManager", "o"))
                .changedValue(options)
                .build();
    }

    private static String value(Object value) {
        return text(options(List.of(value)));
    }

    private static String text(MethodRequest<?> request) {
        return new String(new SoapCodec().encodeRequest(request), StandardCharsets.UTF_8);
    }

    /// Compares a message with a file, in which each element is on a line of its own.
    private static void check(String file, MethodRequest<?> request) {
        FILES.check("requests/" + file, text(request).replace("><", ">\n<") + "\n");
    }

    private static void assertNotSendable(MethodRequest<?> request, String message) {
        assertThatThrownBy(() -> new SoapCodec().encodeRequest(request))
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        SoapException.class,
                        e -> assertThat(e.problem()).isEqualTo(Problem.NOT_SENDABLE));
    }
}
