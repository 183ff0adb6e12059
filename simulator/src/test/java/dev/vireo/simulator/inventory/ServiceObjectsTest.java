package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.AddCustomFieldDefRequest;
import dev.vireo.vim.AddLicenseRequest;
import dev.vireo.vim.AlarmSpec;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.BrowseDiagnosticLogRequest;
import dev.vireo.vim.CreateAlarmRequest;
import dev.vireo.vim.CustomFieldDef;
import dev.vireo.vim.CustomFieldStringValue;
import dev.vireo.vim.DecodeLicenseRequest;
import dev.vireo.vim.Description;
import dev.vireo.vim.DiagnosticManagerLogDescriptor;
import dev.vireo.vim.DiagnosticManagerLogHeader;
import dev.vireo.vim.DuplicateName;
import dev.vireo.vim.Extension;
import dev.vireo.vim.FindExtensionRequest;
import dev.vireo.vim.GetAlarmRequest;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.InvalidName;
import dev.vireo.vim.LicenseAssignmentManagerLicenseAssignment;
import dev.vireo.vim.LicenseManagerLicenseInfo;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.NotFound;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.OptionValue;
import dev.vireo.vim.OrAlarmExpression;
import dev.vireo.vim.QueryAssignedLicensesRequest;
import dev.vireo.vim.QueryDescriptionsRequest;
import dev.vireo.vim.QueryOptionsRequest;
import dev.vireo.vim.QueryVMotionCompatibilityRequest;
import dev.vireo.vim.RegisterExtensionRequest;
import dev.vireo.vim.RemoveCustomFieldDefRequest;
import dev.vireo.vim.RetrieveUserGroupsRequest;
import dev.vireo.vim.SetCustomValueRequest;
import dev.vireo.vim.SetFieldRequest;
import dev.vireo.vim.UnregisterExtensionRequest;
import dev.vireo.vim.UpdateOptionsRequest;
import dev.vireo.vim.UserSearchResult;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceObjectsTest {
    private final TestServer host = TestServer.esx(MachinePlan.linux("web", 1, 512, 1));
    private final TestServer vcenter = TestServer.vcenter(1, 1, 1);

    private static ManagedObjectReference there(@Nullable ManagedObjectReference entry) {
        return Objects.requireNonNull(entry);
    }

    private static void assertFault(
            TestServer server, MethodRequest<?> request, Class<? extends MethodFault> fault) {
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> server.call(request))
                .satisfies(e -> assertThat(e.fault()).isInstanceOf(fault));
    }

    @Test
    void settingsAreAskedByNameAndByPrefix() {
        ManagedObjectReference settings = there(vcenter.content().setting());
        assertThat(options(settings, "VirtualCenter.InstanceName"))
                .extracting(OptionValue::value)
                .containsExactly("vcenter.vireo.test");
        assertThat(options(settings, "VirtualCenter")).hasSizeGreaterThan(2);
        assertFault(
                vcenter,
                QueryOptionsRequest.builder(settings).name("nonsense").build(),
                InvalidName.class);
    }

    private List<OptionValue> options(ManagedObjectReference settings, String name) {
        return vcenter.call(QueryOptionsRequest.builder(settings).name(name).build());
    }

    @Test
    void settingKeepsItsType() {
        ManagedObjectReference settings = there(host.content().setting());
        String key = "Config.HostAgent.vmacore.soap.sessionTimeout";
        host.call(update(settings, key, 5));
        assertThat(host.call(QueryOptionsRequest.builder(settings).name(key).build()))
                .extracting(OptionValue::value)
                .containsExactly(5);
        assertFault(host, update(settings, key, "five"), InvalidArgument.class);
        assertFault(host, update(settings, "other", "x"), InvalidName.class);
    }

    private static UpdateOptionsRequest update(
            ManagedObjectReference settings, String key, Object value) {
        return UpdateOptionsRequest.builder(settings)
                .changedValue(List.of(OptionValue.builder().key(key).value(value).build()))
                .build();
    }

    @Test
    void serverStartsInEvaluationMode() {
        ArrayValue licenses =
                (ArrayValue)
                        Objects.requireNonNull(
                                host.read(there(host.content().licenseManager()), "licenses"));
        assertThat(licenses.items())
                .extracting(license -> ((LicenseManagerLicenseInfo) license).editionKey())
                .containsExactly("eval");
    }

    @Test
    void licensesAreAddedAndAssigned() {
        ManagedObjectReference manager = there(vcenter.content().licenseManager());
        String key = "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE";
        assertThat(
                        vcenter.call(AddLicenseRequest.builder(manager).licenseKey(key).build())
                                .licenseKey())
                .isEqualTo(key);
        assertFault(
                vcenter,
                DecodeLicenseRequest.builder(manager).licenseKey("short").build(),
                InvalidArgument.class);
        ManagedObjectReference assignments =
                (ManagedObjectReference)
                        Objects.requireNonNull(vcenter.read(manager, "licenseAssignmentManager"));
        assertThat(vcenter.call(QueryAssignedLicensesRequest.builder(assignments).build()))
                .extracting(LicenseAssignmentManagerLicenseAssignment::entityDisplayName)
                .contains("vCenter Server", "DC0_H0");
    }

    @Test
    void usersAreFound() {
        host.user("viewer", -2);
        assertThat(users("VIEW", false))
                .extracting(UserSearchResult::principal)
                .containsExactly("viewer");
        assertThat(users("", false))
                .extracting(UserSearchResult::principal)
                .containsExactly("root", "viewer", "Administrators");
        assertThat(users("view", true)).isEmpty();
    }

    private List<UserSearchResult> users(String text, boolean exact) {
        return host.call(
                RetrieveUserGroupsRequest.builder(there(host.content().userDirectory()))
                        .searchStr(text)
                        .exactMatch(exact)
                        .findUsers(true)
                        .findGroups(true)
                        .build());
    }

    @Test
    void customFieldsAreSetAndGoAway() {
        ManagedObjectReference fields = there(vcenter.content().customFieldsManager());
        SimVirtualMachine machine = vcenter.inventory().machines().getFirst();
        CustomFieldDef field =
                vcenter.call(
                        AddCustomFieldDefRequest.builder(fields)
                                .name("owner")
                                .moType("VirtualMachine")
                                .build());
        vcenter.call(
                SetFieldRequest.builder(fields)
                        .entity(machine.self())
                        .key(field.key())
                        .value("ann")
                        .build());
        assertThat(values(machine))
                .isEqualTo(
                        List.of(
                                CustomFieldStringValue.builder()
                                        .key(field.key())
                                        .value("ann")
                                        .build()));
        vcenter.call(
                SetCustomValueRequest.builder(machine.self()).key("owner").value("bob").build());
        assertThat(values(machine))
                .extracting(value -> ((CustomFieldStringValue) value).value())
                .containsExactly("bob");
        assertFault(
                vcenter,
                SetFieldRequest.builder(fields)
                        .entity(vcenter.content().rootFolder())
                        .key(field.key())
                        .value("x")
                        .build(),
                InvalidArgument.class);
        assertFault(
                vcenter,
                AddCustomFieldDefRequest.builder(fields).name("owner").build(),
                DuplicateName.class);
        vcenter.call(RemoveCustomFieldDefRequest.builder(fields).key(field.key()).build());
        assertThat(values(machine)).isEmpty();
    }

    private List<?> values(SimVirtualMachine machine) {
        return ((ArrayValue) Objects.requireNonNull(vcenter.read(machine.self(), "customValue")))
                .items();
    }

    @Test
    void extensionsAreRegistered() {
        ManagedObjectReference manager = there(vcenter.content().extensionManager());
        Extension extension =
                Extension.builder()
                        .key("com.example")
                        .version("1")
                        .description(Description.builder().label("x").summary("x").build())
                        .lastHeartbeatTime(vcenter.instant())
                        .build();
        vcenter.call(RegisterExtensionRequest.builder(manager).extension(extension).build());
        assertFault(
                vcenter,
                RegisterExtensionRequest.builder(manager).extension(extension).build(),
                InvalidArgument.class);
        assertThat(find(manager)).isEqualTo(extension);
        UnregisterExtensionRequest remove =
                UnregisterExtensionRequest.builder(manager).extensionKey("com.example").build();
        vcenter.call(remove);
        assertThat(find(manager)).isNull();
        assertFault(vcenter, remove, NotFound.class);
    }

    private @Nullable Extension find(ManagedObjectReference manager) {
        return vcenter.call(
                FindExtensionRequest.builder(manager).extensionKey("com.example").build());
    }

    @Test
    void alarmsAreDefined() {
        ManagedObjectReference manager = there(vcenter.content().alarmManager());
        AlarmSpec spec =
                AlarmSpec.builder()
                        .name("hot")
                        .description("too hot")
                        .enabled(true)
                        .expression(OrAlarmExpression.builder().build())
                        .build();
        CreateAlarmRequest create =
                CreateAlarmRequest.builder(manager)
                        .entity(vcenter.content().rootFolder())
                        .spec(spec)
                        .build();
        ManagedObjectReference alarm = vcenter.call(create);
        assertThat(vcenter.call(GetAlarmRequest.builder(manager).build())).containsExactly(alarm);
        assertThat(vcenter.read(alarm, "info.name")).isEqualTo("hot");
        assertFault(vcenter, create, DuplicateName.class);
    }

    @Test
    void logShowsTheEvents() {
        ManagedObjectReference manager = there(host.content().diagnosticManager());
        assertThat(host.call(QueryDescriptionsRequest.builder(manager).build()))
                .extracting(DiagnosticManagerLogDescriptor::key)
                .contains("hostd");
        DiagnosticManagerLogHeader log =
                host.call(
                        BrowseDiagnosticLogRequest.builder(manager).key("hostd").start(2).build());
        assertThat(log.lineStart()).isEqualTo(2);
        assertThat(log.lineEnd()).isEqualTo(2);
        assertThat(log.lineText().getFirst()).endsWith("User root@127.0.0.1 logged in as test");
        assertFault(
                host,
                BrowseDiagnosticLogRequest.builder(manager).key("nonsense").build(),
                InvalidArgument.class);
    }

    @Test
    void onlyAVcenterMovesMachines() {
        SimVirtualMachine machine = vcenter.inventory().machines().getFirst();
        ManagedObjectReference service =
                new ManagedObjectReference("ServiceInstance", "ServiceInstance");
        QueryVMotionCompatibilityRequest query =
                QueryVMotionCompatibilityRequest.builder(service)
                        .vm(machine.self())
                        .host(List.of(machine.host().self()))
                        .build();
        assertThat(vcenter.call(query).getFirst().compatibility())
                .containsExactly("cpu", "software");
        assertFault(host, query, NotSupported.class);
    }
}
