package dev.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.vireo.api.DomainState.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    private static final String VM0 =
            "\"id\":9,\"name\":\"ha-host_VM0\",\"uuid\":\"b03b24de-847f-5b0d-85f4-221b300038a8\"";

    private final FakeHost host = FakeHost.twoRunning();

    @Test
    void listsDomainsWhateverTheColumns() {
        String all =
                "{\"domains\":[{"
                        + VM0
                        + ",\"state\":\"running\",\"reason\":\"unknown\"},{\"id\":12,\"name\":"
                        + "\"ha-host_VM1\",\"uuid\":\"50ee41db-9de7-51cb-896c-c26bea7bd6ff\","
                        + "\"state\":\"running\",\"reason\":\"unknown\"}]}\n";
        assertThat(json("list")).isEqualTo(all);
        assertThat(json("list", "--name", "--title")).isEqualTo(all);
        assertThat(json("list", "--inactive")).isEqualTo("{\"domains\":[]}\n");
    }

    @Test
    void anInactiveDomainHasTheIdNull() {
        json("destroy", "9");
        assertThat(json("list", "--inactive")).startsWith("{\"domains\":[{\"id\":null,\"name\":");
        assertThat(json("domid", "ha-host_VM0")).startsWith("{\"id\":null,");
    }

    @Test
    void describesADomain() {
        assertThat(json("domstate", "9"))
                .isEqualTo("{" + VM0 + ",\"state\":\"running\",\"reason\":\"unknown\"}\n");
        assertThat(json("dominfo", "9"))
                .isEqualTo(
                        "{"
                                + VM0
                                + ",\"osType\":\"hvm\",\"state\":\"running\",\"reason\":\"unknown\","
                                + "\"vcpus\":1,\"maxMemoryKib\":32768,\"memoryKib\":32768,"
                                + "\"persistent\":true,\"autostart\":null,"
                                + "\"managedSave\":false}\n");
        assertThat(json("domid", "ha-host_VM0")).isEqualTo("{" + VM0 + "}\n");
        assertThat(json("domname", "9")).isEqualTo("{" + VM0 + "}\n");
        assertThat(json("domuuid", "9")).isEqualTo("{" + VM0 + "}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "suspend, ",
        "shutdown, ",
        "reboot, ",
        "reset, ",
        "destroy, ",
        "start, destroy",
        "resume, suspend"
    })
    void confirmsChanges(String action, String before) {
        if (before != null) {
            json(before, "ha-host_VM0");
        }
        assertThat(json(action, "ha-host_VM0"))
                .isEqualTo(
                        "{\"action\":\""
                                + action
                                + "\",\"name\":\"ha-host_VM0\",\"uuid\":"
                                + "\"b03b24de-847f-5b0d-85f4-221b300038a8\"}\n");
    }

    @Test
    void describesTheHost() {
        assertThat(json("hostname")).isEqualTo("{\"hostname\":\"localhost.localdomain\"}\n");
        assertThat(json("uri")).isEqualTo("{\"uri\":\"sim://\"}\n");
        assertThat(json("freecell")).isEqualTo("{\"freeKib\":2756084}\n");
        assertThat(json("freecell", "--all")).isEqualTo("{\"freeKib\":0,\"cells\":[]}\n");
        assertThat(json("version"))
                .matches(
                        "\\{\"vireo\":\"[^\"]+\",\"libvirt\":\"9\\.0\\.0\",\"driver\":\"ESX\","
                                + "\"hypervisor\":\"6\\.5\\.0\"}\n");
        assertThat(json("nodeinfo"))
                .isEqualTo(
                        "{\"cpuModel\":\"Intel Core i7-3615QM CPU @ 2.30\",\"cpus\":2,"
                                + "\"mhz\":3591,\"sockets\":2,\"coresPerSocket\":1,"
                                + "\"threadsPerCore\":1,\"numaCells\":1,"
                                + "\"memoryKib\":4193780}\n");
    }

    @Test
    void describesCommands() throws JsonParserException {
        JsonObject help = JsonParser.object().from(json("help"));
        assertThat(help.getArray("commands")).hasSameSizeAs(CommandTable.NAMES);
        assertThat(json("help", "freecell"))
                .isEqualTo(
                        "{\"name\":\"freecell\",\"group\":\"host\",\"summary\":\"NUMA free memory\","
                                + "\"synopsis\":\"freecell [--cellno <number>] [--all]\","
                                + "\"options\":[{\"name\":\"cellno\",\"value\":\"number\","
                                + "\"required\":false,\"summary\":\"NUMA cell number\"},"
                                + "{\"name\":\"all\",\"value\":null,\"required\":false,"
                                + "\"summary\":\"show free memory for all NUMA cells\"}]}\n");
    }

    @Test
    void writesOneLineForEachCommandAndNoBlankLines() {
        ShellRun run = ShellRun.on(host).run("--format=json", "-t", "hostname;uri;quit");
        assertThat(run.out())
                .isEqualTo("{\"hostname\":\"localhost.localdomain\"}\n{\"uri\":\"sim://\"}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "domstate nope | 42 | \"NO_DOMAIN\" | \"SHELL\" | \"failed to get domain 'nope'\" | ``",
                "resume 9 | 55 | \"OPERATION_INVALID\" | \"ESX\" | \"Requested operation is not valid: Domain is not suspended\" | ,\"context\":\"Failed to resume domain '9'\"",
                "start ha-host_VM0 | 55 | \"OPERATION_INVALID\" | \"SHELL\" | \"Domain is already active\" | ``",
                "freecell 0 | 3 | \"NO_SUPPORT\" | \"ESX\" | \"this function is not supported by the connection driver: virNodeGetCellsFreeMemory\" | ``",
                "destroy 9 --graceful | 8 | \"INVALID_ARG\" | \"ESX\" | \"unsupported flags (0x1) in function esxDomainDestroyFlags\" | ,\"context\":\"Failed to destroy domain '9'\"",
                "bogus x | null | \"USAGE\" | \"SHELL\" | \"unknown command: 'bogus'\" | ``"
            })
    void describesFailuresOnStandardError(
            String command,
            String code,
            String name,
            String domain,
            String message,
            String context) {
        ShellRun run = ShellRun.on(host).run("--format", "json", command);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(
                        "{\"error\":{\"code\":%s,\"name\":%s,\"domain\":%s,\"message\":%s%s}}\n",
                        code, name, domain, message, context);
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void wrongGlobalOptionsAreJsonAsSoonAsItIsAskedFor() {
        assertThat(ShellRun.on(host).run("--format=json", "--bogus").err())
                .startsWith("{\"error\":{\"code\":null,\"name\":\"USAGE\"");
        assertThat(ShellRun.on(host).run("--format=yaml", "uri").err())
                .isEqualTo("error: option --format takes 'text' or 'json', not 'yaml'\n");
    }

    @Test
    void countsRequestsAsJson() {
        assertThat(ShellRun.on(host).run("--stats", "--format=json", "uri").err())
                .isEqualTo(
                        "{\"stats\":{\"requests\":3,\"bytesSent\":1200,\"bytesReceived\":5600,"
                                + "\"milliseconds\":42,\"calls\":[{\"method\":\"Login\","
                                + "\"requests\":1,\"bytesSent\":500,\"bytesReceived\":600,"
                                + "\"milliseconds\":12},{\"method\":\"RetrievePropertiesEx\","
                                + "\"requests\":2,\"bytesSent\":700,\"bytesReceived\":5000,"
                                + "\"milliseconds\":30}]}}\n");
    }

    @Test
    void noNameGetsControlCharactersIntoTheText() throws JsonParserException {
        String name = "a\u001b[2J\u007f\u009b\u202e\"\\\u00e9\ud83d\ude00";
        FakeHost odd = new FakeHost();
        odd.add(name, "b03b24de-847f-5b0d-85f4-221b300038a8", Kind.RUNNING, 9);
        String json = ShellRun.on(odd).run("--format=json", "domname", "9").out();
        assertThat(json.strip()).matches("[\\x20-\\x7e\u00e9\ud83d\ude00]+");
        assertThat(JsonParser.object().from(json).getString("name")).isEqualTo(name);
    }

    private String json(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "--format=json";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        ShellRun run = ShellRun.on(host).run(all);
        assertThat(run.err()).isEmpty();
        return run.out();
    }
}
