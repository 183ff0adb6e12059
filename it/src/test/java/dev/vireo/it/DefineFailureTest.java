package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.DefineOptions;
import dev.vireo.api.Domain;
import dev.vireo.api.UndefineFlag;
import dev.vireo.model.DomainXml;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is left of a definition that fails on its way: nothing, and never a domain without its VMX
/// file.
class DefineFailureTest {
    private static final String FILE = "web/new.vmx";

    /// How many requests a definition takes.
    private static final int REQUESTS = 10;

    private final OurServer server = OurServer.esx(List.of("web", "db"));
    private final DatastoreFolder folder = new DatastoreFolder(server.simulator());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void removesTheFileOfADomainThatTheHostRefuses() {
        try (Connection connection = server.connect(false)) {
            rule("{method: RegisterVM_Task, first: 1, fault: NotSupported}");
            assertFails(ErrorCode.OPERATION_UNSUPPORTED, () -> define(connection, FILE));
            assertThat(folder.exists(FILE)).isFalse();
            assertThat(define(connection, FILE).name()).isEqualTo("new");
        }
    }

    @Test
    void removesTheDirectoryThatItMade() {
        try (Connection connection = server.connect(false)) {
            rule("{method: RegisterVM_Task, first: 1, fault: NotSupported}");
            assertFails(ErrorCode.OPERATION_UNSUPPORTED, () -> define(connection, "fresh/a.vmdk"));
            assertThat(folder.exists("fresh/new.vmx")).isFalse();
            assertThat(folder.exists("fresh/")).isFalse();
            assertThat(folder.exists("web/web.vmx")).isTrue();
        }
    }

    @Test
    void leavesTheFileOfSomebodyElse() {
        folder.put(FILE, "not ours");
        try (Connection connection = server.connect(false)) {
            assertFails(ErrorCode.OPERATION_FAILED, () -> define(connection, FILE));
            assertThat(folder.read(FILE)).isEqualTo("not ours");
        }
    }

    /// The domain is there, so its file must stay, and there is no error to report.
    @ParameterizedTest
    @ValueSource(strings = {"RegisterVM_Task", "CreateFilter", "WaitForUpdatesEx"})
    void keepsADomainWhoseRegistrationWasNotSeenToEnd(String method) {
        try (Connection connection = server.connect(false)) {
            rule("{method: " + method + ", first: 1, reply: dropped}");
            Domain made = define(connection, FILE);
            assertThat(connection.lookupByName("new").uuid()).isEqualTo(made.uuid());
            assertThat(folder.exists(FILE)).isTrue();
        }
    }

    @Test
    void putsTheOldConfigurationBackIfTheHostDoesNotReadTheNewOne() {
        try (Connection connection = server.connect(false)) {
            Domain made = define(connection, FILE);
            String before = folder.read(FILE);
            String document = made.fetchXml(Set.of());
            rule("{method: Reload, first: 1, fault: InvalidState}");
            String wanted = document.replace("1048576", "2097152");
            assertFails(
                    ErrorCode.OPERATION_INVALID,
                    () -> connection.defineXml(wanted, DefineOptions.DEFAULT));
            assertThat(folder.read(FILE)).isEqualTo(before);
            assertThat(folder.exists(FILE + ".before")).isFalse();
            assertThat(made.fetchXml(Set.of())).isEqualTo(document);
        }
    }

    @Test
    void putsTheOldConfigurationBackIfTheNewNameIsRefused() {
        try (Connection connection = server.connect(false)) {
            Domain made = define(connection, FILE);
            String document = made.fetchXml(Set.of());
            rule("{method: Rename_Task, first: 1, fault: NotSupported}");
            String wanted = document.replace("1048576", "2097152").replace(">new<", ">newer<");
            assertFails(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    () -> connection.defineXml(wanted, DefineOptions.DEFAULT));
            assertThat(connection.lookupByName("new").fetchXml(Set.of())).isEqualTo(document);
        }
    }

    @Test
    void changesOnlyWhatTheDocumentHasChanged() {
        try (Connection connection = server.connect(false)) {
            Domain made = define(connection, FILE);
            String document = made.fetchXml(Set.of());
            String own = "answer.msg.uuid.altered = \"I moved it\"\n# a remark\n";
            folder.put(FILE, folder.read(FILE) + own);
            connection.defineXml(document.replace("1048576", "2097152"), DefineOptions.DEFAULT);
            assertThat(folder.read(FILE)).contains(own).contains("memsize = \"2048\"");
        }
    }

    /// Every request of a definition is hit once by each failure. Whatever the outcome, there is a
    /// domain with its file or neither, and another try makes it.
    @TestFactory
    Stream<DynamicTest> leavesAWholeDomainOrNothing() {
        return Stream.of("reply: dropped", "reply: truncated", "session: expired", "status: 503")
                .flatMap(failure ->
                        IntStream.rangeClosed(1, REQUESTS)
                                .mapToObj(number ->
                                        DynamicTest.dynamicTest(
                                                failure + " at request " + number,
                                                () -> defineWith(failure, number))));
    }

    private void defineWith(String failure, int number) {
        String name = "x" + number;
        String file = "web/" + name + ".vmx";
        try (Connection connection = server.connect(false)) {
            String document = document(connection, FILE).replace(">new<", ">" + name + "<");
            int fired = server.simulator().control().fired().size();
            rule("{method: \"*\", nth: " + number + ", " + failure + "}");
            try {
                connection.defineXml(document, DefineOptions.DEFAULT);
            } catch (VirtException e) {
                assertThat(e.getMessage()).hasLineCount(1);
            }
            assertThat(server.simulator().control().fired()).hasSize(fired + 1);
            server.simulator().control().clear();
            boolean there = names(connection).contains(name);
            assertThat(folder.exists(file)).isEqualTo(there);
            if (!there) {
                connection.defineXml(document, DefineOptions.DEFAULT);
            }
            connection.lookupByName(name).undefine(Set.of());
            folder.delete(file);
        }
        assertThat(server.simulator().leaks()).isEmpty();
    }

    private static List<String> names(Connection connection) {
        return connection.listDomains(Set.of()).stream().map(line -> line.domain().name()).toList();
    }

    @Test
    void placesADomainInAFolderAndAPool() {
        try (Connection connection = server.connect(false)) {
            String document = document(connection, FILE);
            DefineOptions nowhere =
                    new DefineOptions(false, Optional.of("No/Such"), Optional.empty());
            assertThatThrownBy(() -> connection.defineXml(document, nowhere))
                    .hasMessageContaining("there is no folder of domains 'No'; there is ");
            DefineOptions noPool =
                    new DefineOptions(false, Optional.empty(), Optional.of("Nothing"));
            assertThatThrownBy(() -> connection.defineXml(document, noPool))
                    .hasMessageContaining("there is no resource pool 'Nothing'");
            assertThat(folder.exists(FILE)).isFalse();
        }
    }

    @Test
    void refusesWhatMeansNothingIfAskedTo() {
        try (Connection connection = server.connect(false)) {
            String document =
                    document(connection, FILE).replace("<devices>", "<nothing/><devices>");
            DefineOptions strict = new DefineOptions(true, Optional.empty(), Optional.empty());
            assertFails(ErrorCode.XML_INVALID_SCHEMA, () -> connection.defineXml(document, strict));
            assertThat(connection.defineXml(document, DefineOptions.DEFAULT).name())
                    .isEqualTo("new");
        }
    }

    /// Its file is in the root of the datastore, and so are the disks without a directory.
    @Test
    void knowsFilesInTheRootOfADatastore() {
        try (Connection connection = server.connect(false)) {
            Domain made = define(connection, "root.vmdk");
            assertThat(folder.exists("new.vmx")).isTrue();
            folder.put(
                    "new.vmx",
                    folder.read("new.vmx")
                            .replaceAll("fileName = \"[^\"]*root.vmdk", "fileName = \"root.vmdk"));
            assertThat(made.fetchXml(Set.of())).contains("<source file='[datastore1] root.vmdk'/>");
        }
    }

    @Test
    void takesTheVariablesOfTheFirmwareAlongIfAskedTo() {
        try (Connection connection = server.connect(false)) {
            Domain made = define(connection, FILE);
            folder.put("web/new.nvram", "variables");
            folder.put(FILE, folder.read(FILE) + "nvram = \"new.nvram\"\n");
            made.undefine(Set.of(UndefineFlag.NVRAM));
            assertThat(folder.exists("web/new.nvram")).isFalse();
            assertThat(folder.exists(FILE)).isTrue();
        }
    }

    private void rule(String text) {
        server.simulator().control().rule(text);
    }

    private Domain define(Connection connection, String path) {
        return connection.defineXml(document(connection, path), DefineOptions.DEFAULT);
    }

    /// Makes a document of a domain whose first disk lies beside a file.
    private static String document(Connection connection, String path) {
        Domain model = connection.lookupByName("web");
        String disk = path.endsWith(".vmdk") ? path : "web/web.vmdk";
        return DomainXml.write(
                        DomainXml.read(model.fetchXml(Set.of())).toBuilder()
                                .name(Optional.of("new"))
                                .uuid(UUID.randomUUID())
                                .build())
                .replace("web/web.vmdk", disk);
    }

    private static void assertFails(ErrorCode code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
