package dev.vireo.soap;

import static dev.vireo.soap.Messages.property;
import static dev.vireo.soap.Messages.readProperty;
import static dev.vireo.soap.Messages.rewritten;
import static dev.vireo.soap.Messages.rows;
import static dev.vireo.soap.Messages.stream;
import static dev.vireo.soap.Refusals.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.soap.SoapException.Problem;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.Binary;
import dev.vireo.vim.Description;
import dev.vireo.vim.EnumValue;
import dev.vireo.vim.HostSystemPowerState;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RawElement;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualE1000;
import dev.vireo.vim.VirtualMachinePowerState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values of replies: what is understood, in all the ways it may be written.
class ValueDecodingTest {
    private static final String NAMED = "<val xsi:type=\"xsd:%s\">%s</val>";

    // built-in values

    @Test
    void readsEveryBuiltInTypeOfTheApi() {
        assertThat(typed("string", " a b ")).isEqualTo(" a b ");
        assertThat(typed("int", "-2147483648")).isEqualTo(Integer.MIN_VALUE);
        assertThat(typed("long", "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(typed("long", "-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(typed("short", "-32768")).isEqualTo(Short.MIN_VALUE);
        assertThat(typed("byte", "127")).isEqualTo(Byte.MAX_VALUE);
        assertThat(typed("float", "1.5e3")).isEqualTo(1500f);
        assertThat(typed("double", "-INF")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(typed("double", "INF")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(typed("double", "NaN")).isEqualTo(Double.NaN);
        assertThat(typed("double", ".5")).isEqualTo(0.5);
        assertThat(typed("base64Binary", "AAEC\n /w=="))
                .isEqualTo(Binary.of(new byte[] {0, 1, 2, -1}));
        assertThat(typed("base64Binary", "")).isEqualTo(Binary.of(new byte[0]));
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,false", "1,true", "0,false", "' true\n',true"})
    void readsTruthValues(String text, boolean value) {
        assertThat(typed("boolean", text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                " 7",
                "7\n",
                "+7",
                "007",
                "\t 7 \r\n",
                "<!-- c -->7",
                "7<?p?>",
                "<![CDATA[7]]>"
            })
    void readsNumbersHoweverTheyAreWritten(String text) {
        assertThat(typed("int", text)).isEqualTo(7);
        assertThat(typed("long", text)).isEqualTo(7L);
    }

    @ParameterizedTest
    @CsvSource({
        "int,2147483648",
        "int,-2147483649",
        "int,99999999999999999999999",
        "int,",
        "int,1 2",
        "int,1.0",
        "int,0x1",
        "int,-",
        "long,9223372036854775808",
        "short,32768",
        "byte,128",
        "boolean,yes",
        "boolean,TRUE",
        "float,1f",
        "double,0x1p3",
        "double,Infinity",
        "dateTime,yesterday",
        "base64Binary,!!!"
    })
    void refusesValuesThatDoNotFitTheirType(String type, String text) {
        String shown = text == null ? "" : text;
        assertProblem(
                stream(property(NAMED.formatted(type, shown))),
                Problem.BAD_VALUE,
                "'" + shown + "' in element 'val' is no " + type + " (line 2, column ");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T12:13:14Z,                2026-11-22T12:13:14Z",
        "2026-11-22T12:13:14,                 2026-11-22T12:13:14Z",
        "2026-11-22T12:13:14.5+02:00,         2026-11-22T10:13:14.5Z",
        "2026-11-22T12:13:14-05:30,           2026-11-22T17:43:14Z",
        "2026-11-22T12:13:14.1234567891Z,     2026-11-22T12:13:14.123456789Z",
        "2026-11-22T24:00:00Z,                2026-11-23T00:00:00Z",
        "2026-12-31T24:00:00.000,             2027-01-01T00:00:00Z",
        "2026-06-30T23:59:60Z,                2026-07-01T00:00:00Z",
        "2024-02-29T00:00:00+14:00,           2024-02-28T10:00:00Z",
        "-0001-01-01T00:00:00Z,               -0001-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z,                0000-01-01T00:00:00Z",
        "12026-01-01T00:00:00Z,               +12026-01-01T00:00:00Z",
        "' 1970-01-01T00:00:00Z ',            1970-01-01T00:00:00Z"
    })
    void readsTimes(String text, Instant time) {
        assertThat(typed("dateTime", text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22",
                "2026-11-22T12:13Z",
                "2026-11-22 12:13:14Z",
                "2026-13-22T12:13:14Z",
                "2026-02-30T12:13:14Z",
                "2026-11-22T25:13:14Z",
                "2026-11-22T24:00:01Z",
                "2026-11-22T12:60:14Z",
                "2026-11-22T12:13:61Z",
                "2026-11-22T12:13:14.Z",
                "2026-11-22T12:13:14ZZ",
                "2026-11-22T12:13:14+0200",
                "2026-11-22T12:13:14+15:00",
                "226-11-22T12:13:14Z",
                "1234567890-11-22T12:13:14Z",
                "--2026-11-22T12:13:14Z",
                ""
            })
    void refusesWhatIsNoTime(String text) {
        assertProblem(
                stream(property(NAMED.formatted("dateTime", text))),
                Problem.BAD_VALUE,
                "is no dateTime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anyURI", "unsignedInt", "decimal", "duration", "QName", "token"})
    void keepsTypesOfXmlSchemaThatTheApiDoesNotUse(String type) {
        String xml = NAMED.formatted(type, "12");
        assertThat(readProperty(xml))
                .isEqualTo(
                        new RawElement(
                                "",
                                "val",
                                new RawElement.TypeName(XmlCursor.XSD, type),
                                List.of(),
                                "12",
                                List.of()));
        assertThat(rewritten(xml)).isEqualTo(xml);
    }

    // names of types

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<val xsi:type='xsd:int'>7</val>",
                "<val xmlns:XMLSchema-instance='http://www.w3.org/2001/XMLSchema-instance'"
                        + " XMLSchema-instance:type='xsd:int'>7</val>",
                "<val xmlns:type='http://www.w3.org/2001/XMLSchema-instance' type:type=' xsd:int\n'>7</val>",
                "<val xmlns:xs='http://www.w3.org/2001/XMLSchema' xsi:type='xs:int'>7</val>",
                "<val xmlns:z='http://www.w3.org/2001/XMLSchema' a='b' xsi:type='z:int'>7</val>",
                "<v:val xmlns:v='urn:vim25' xmlns='http://www.w3.org/2001/XMLSchema' xsi:type='int'>7</v:val>",
                "<val xsi:type='int'>7</val>"
            })
    void readsTypesUnderAnyPrefix(String xml) {
        assertThat(readProperty(xml)).isEqualTo(7);
    }

    @Test
    void readsAPrefixThatIsBoundAgainInside() {
        Object value =
                readProperty(
                        """
                        <val xsi:type="VirtualDisk"><key>1</key>
                          <deviceInfo xmlns:xsi="urn:other" xmlns:x="http://www.w3.org/2001/XMLSchema-instance"
                              xsi:type="Nonsense" x:type="Description"><label>l</label><summary>s</summary></deviceInfo>
                          <backing xmlns:xsd="urn:vim25" xsi:type="xsd:VirtualDiskFlatVer2BackingInfo"/>
                        </val>
                        """);
        VirtualDisk disk = (VirtualDisk) value;
        Description info = disk.deviceInfo();
        assertThat(info).isNotNull();
        assertThat(info.unknowns().isEmpty()).isTrue();
        assertThat(disk.backing())
                .extracting(b -> b.vimType().name())
                .isEqualTo("VirtualDiskFlatVer2BackingInfo");
    }

    @Test
    void takesXsdForXmlSchemaWhereNobodySays() {
        String reply =
                property("<val i:type='xsd:int' xmlns:i='" + XmlCursor.XSI + "'>7</val>")
                        .replaceAll(" xmlns:xs[di]=\"[^\"]*\"", "");
        assertThat(rows(stream(reply)).getFirst().propSet().getFirst().val()).isEqualTo(7);
    }

    @Test
    void readsApiTypesInAnyPlace() {
        assertThat(readProperty("<val xsi:type='VirtualMachinePowerState'> poweredOn </val>"))
                .isEqualTo(VirtualMachinePowerState.POWERED_ON);
        assertThat(readProperty("<val xsi:type='v:VirtualE1000' xmlns:v='urn:vim25'/>"))
                .isInstanceOf(VirtualE1000.class);
        ManagedObjectReference vm = new ManagedObjectReference("VirtualMachine", "vm-1");
        assertThat(
                        readProperty(
                                "<val type='VirtualMachine' xsi:type='ManagedObjectReference'> vm-1</val>"))
                .isEqualTo(vm);
        assertThat(readProperty("<val xsi:type='VirtualMachine'>vm-1</val>")).isEqualTo(vm);
        assertThat(readProperty("<val type='VirtualMachine'>vm-1</val>")).isEqualTo(vm);
        assertThat(
                        readProperty(
                                "<val type='Folder' serverGuid='g' xsi:type='ManagedObjectReference'>f</val>"))
                .isEqualTo(new ManagedObjectReference("Folder", "f", "g"));
    }

    // arrays

    @Test
    void readsArraysOfBuiltInValues() {
        assertThat(array("String", "<string>a</string><string xsi:type='xsd:string'>b</string>"))
                .isEqualTo(new ArrayValue("String", List.of("a", "b")));
        assertThat(array("Int", "<int>1</int> <int> 2</int>"))
                .isEqualTo(new ArrayValue("Int", List.of(1, 2)));
        assertThat(array("Long", "<long>1</long>")).isEqualTo(new ArrayValue("Long", List.of(1L)));
        assertThat(array("Short", "<short>1</short>"))
                .isEqualTo(new ArrayValue("Short", List.of((short) 1)));
        assertThat(array("Byte", "<byte>-1</byte>"))
                .isEqualTo(new ArrayValue("Byte", List.of((byte) -1)));
        assertThat(array("Boolean", "<boolean>1</boolean>"))
                .isEqualTo(new ArrayValue("Boolean", List.of(true)));
        assertThat(array("Double", "<double>1</double>"))
                .isEqualTo(new ArrayValue("Double", List.of(1.0)));
        assertThat(array("DateTime", "<dateTime>1970-01-01T00:00:00</dateTime>"))
                .isEqualTo(new ArrayValue("DateTime", List.of(Instant.EPOCH)));
        assertThat(array("Base64Binary", "<base64Binary/>"))
                .isEqualTo(new ArrayValue("Base64Binary", List.of(Binary.of(new byte[0]))));
        assertThat(array("String", "")).isEqualTo(new ArrayValue("String", List.of()));
    }

    @Test
    void readsArraysOfApiTypesWithAndWithoutTypesOnTheItems() {
        ManagedObjectReference vm = new ManagedObjectReference("VirtualMachine", "1");
        assertThat(
                        array(
                                "ManagedObjectReference",
                                "<ManagedObjectReference type='VirtualMachine'>1</ManagedObjectReference>"
                                        + "<ManagedObjectReference type='VirtualMachine'"
                                        + " xsi:type='ManagedObjectReference'>1</ManagedObjectReference>"))
                .isEqualTo(new ArrayValue("ManagedObjectReference", List.of(vm, vm)));
        ArrayValue devices =
                array(
                        "VirtualDevice",
                        "<VirtualDevice><key>1</key></VirtualDevice>"
                                + "<VirtualDevice xsi:type='VirtualCdrom'><key>2</key></VirtualDevice>");
        assertThat(devices.items())
                .hasExactlyElementsOfTypes(VirtualDevice.class, VirtualCdrom.class);
        assertThat(
                        array(
                                "HostSystemPowerState",
                                "<HostSystemPowerState>standBy</HostSystemPowerState>"))
                .isEqualTo(
                        new ArrayValue(
                                "HostSystemPowerState", List.of(HostSystemPowerState.STAND_BY)));
        assertThat(array("AnyType", "<anyType xsi:type='xsd:int'>1</anyType><anyType>x</anyType>"))
                .isEqualTo(new ArrayValue("AnyType", List.of(1, RawElement.of("anyType", "x"))));
    }

    @Test
    void readsArraysOfUnknownTypes() {
        ArrayValue array =
                array(
                        "Foo",
                        "<Foo type='x'><a>1</a></Foo><Foo xsi:type='xsd:int'>2</Foo><Foo>3</Foo>");
        assertThat(array.items()).hasSize(3);
        assertThat(array.items().get(0))
                .isInstanceOfSatisfying(
                        RawElement.class, raw -> assertThat(raw.children()).hasSize(1));
        assertThat(array.items().get(1)).isEqualTo(2);
        assertThat(array.items().get(2)).isEqualTo(RawElement.of("Foo", "3"));
    }

    @Test
    void leavesOutItemsWithoutValue() {
        assertThat(array("Int", "<int xsi:nil='true'/><int xsi:nil='0'>1</int>"))
                .isEqualTo(new ArrayValue("Int", List.of(1)));
    }

    // members

    @Test
    void readsMembersInAnyOrderWithAnythingBetween() {
        VirtualDisk disk =
                (VirtualDisk)
                        readProperty(
                                """
                                <val xsi:type="VirtualDisk">
                                  <?pi?><capacityInKB>3</capacityInKB>
                                  <iofilter>a</iofilter>
                                  <!-- c --><unitNumber><![CDATA[2]]></unitNumber>
                                  <iofilter/>
                                  <key>1<!-- c --></key><![CDATA[ ]]>
                                </val>
                                """);
        assertThat(disk)
                .isEqualTo(
                        VirtualDisk.builder()
                                .key(1)
                                .unitNumber(2)
                                .capacityInKB(3)
                                .iofilter(List.of("a", ""))
                                .build());
    }

    @Test
    void readsMembersWithoutValueAsAbsent() {
        VirtualDisk disk =
                (VirtualDisk)
                        readProperty(
                                "<val xsi:type='VirtualDisk'><key>1</key>"
                                        + "<controllerKey xsi:nil='true'/><unitNumber xsi:nil='1'/>"
                                        + "<iofilter xsi:nil='true'/><capacityInKB xsi:nil='false'>3</capacityInKB>"
                                        + "</val>");
        assertThat(disk).isEqualTo(VirtualDisk.builder().key(1).capacityInKB(3).build());
    }

    @Test
    void keepsTheFirstOfAMemberThatMayStandOnceAndTheOthersAsUnknown() {
        String xml =
                "<val xsi:type=\"VirtualDisk\"><key>1</key><unitNumber>2</unitNumber>"
                        + "<unitNumber>3</unitNumber><capacityInKB>4</capacityInKB></val>";
        VirtualDisk disk = (VirtualDisk) readProperty(xml);
        assertThat(disk.unitNumber()).isEqualTo(2);
        assertThat(disk.unknowns().elements())
                .singleElement()
                .satisfies(
                        u -> assertThat(u.element()).isEqualTo(RawElement.of("unitNumber", "3")));
        assertThat(rewritten(xml)).isEqualTo(xml);
    }

    @Test
    void toleratesRequiredMembersThatAreAbsent() {
        assertThat(readProperty("<val xsi:type='VirtualDisk'/>"))
                .isEqualTo(VirtualDisk.builder().build());
    }

    @Test
    void refusesTextAndElementsInEachOthersPlaces() {
        assertProblem(
                stream(property("<val xsi:type='VirtualDisk'>x<key>1</key></val>")),
                Problem.BAD_VALUE,
                "text where an element was expected (line 2, column ");
        assertProblem(
                stream(property("<val xsi:type='VirtualDisk'><key><x/></key></val>")),
                Problem.BAD_VALUE,
                "element 'x' where a text was expected (line 2, column ");
    }

    // what the schema does not know

    @Test
    void keepsWhatANewerServerSendsAndWritesItBackWhereItStood() {
        String xml =
                "<val xsi:type=\"VirtualDisk\"><novelty>1</novelty><key>1</key>"
                        + "<more xsi:type=\"xsd:int\" a=\"&lt;\">5</more><unitNumber>2</unitNumber>"
                        + "<capacityInKB>3</capacityInKB><iofilter>f</iofilter>"
                        + "<last xsi:type=\"New\"><a>&amp;</a><b><c xsi:nil=\"true\"></c></b></last></val>";
        VirtualDisk disk = (VirtualDisk) readProperty(xml);
        assertThat(disk.key()).isEqualTo(1);
        assertThat(disk.capacityInKB()).isEqualTo(3);
        assertThat(disk.unknowns().elements())
                .extracting(u -> u.element().name())
                .containsExactly("novelty", "more", "last");
        assertThat(disk.toString()).contains("?novelty", "?more", "?last");
        assertThat(rewritten(xml)).isEqualTo(xml);
    }

    @Test
    void keepsTheBaseOfAnUnknownDeviceTypedAndTheRestRaw() {
        String xml =
                "<val xsi:type=\"ArrayOfVirtualDevice\"><VirtualDevice xsi:type=\"VirtualQuantumCard\">"
                        + "<key>9</key><deviceInfo><label>Q</label>"
                        + "<summary>q</summary></deviceInfo><qubits>72</qubits></VirtualDevice></val>";
        VirtualDevice device = (VirtualDevice) ((ArrayValue) readProperty(xml)).items().getFirst();
        assertThat(device.vimType()).isSameAs(VirtualDevice.TYPE);
        assertThat(device.wireType()).isEqualTo("VirtualQuantumCard");
        assertThat(device.key()).isEqualTo(9);
        assertThat(device.deviceInfo()).extracting(Description::label).isEqualTo("Q");
        assertThat(device.unknowns().elements())
                .singleElement()
                .satisfies(u -> assertThat(u.element()).isEqualTo(RawElement.of("qubits", "72")));
        assertThat(rewritten(xml)).isEqualTo(xml);
    }

    @Test
    void keepsUnknownValuesOfEnumerations() {
        String xml = "<val xsi:type=\"VirtualMachinePowerState\">hibernated</val>";
        EnumValue value = (EnumValue) readProperty(xml);
        assertThat(value.isKnown()).isFalse();
        assertThat(value.value()).isEqualTo("hibernated");
        assertThat(value).isInstanceOf(VirtualMachinePowerState.class);
        assertThat(rewritten(xml)).isEqualTo(xml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<val xsi:type=\"New\"><a>1</a><b c=\"d\">2</b></val>",
                "<val xsi:type=\"ArrayOfNew\"><New xsi:type=\"New\"><a>1</a></New></val>",
                "<val>plain</val>",
                "<val><a></a></val>",
                "<val xsi:type=\"New\" xml:lang=\"en\" xsi:schemaLocation=\"a b\"></val>",
                "<val><a xmlns=\"urn:other\"><b></b><c xmlns=\"urn:vim25\"></c></a></val>",
                "<val><a xmlns:t=\"urn:pbm\" xsi:type=\"t:Profile\">x</a></val>",
                "<val><a xmlns:a0=\"urn:other\" a0:b=\"c\" b=\"d\"></a></val>",
                "<val><größe einheit=\"Å\">3</größe></val>"
            })
    void writesBackUnknownElementsAsTheyCame(String xml) {
        assertThat(rewritten(xml)).isEqualTo(xml);
    }

    @Test
    void writesBackWithOtherPrefixesWhatMeansTheSame() {
        assertThat(
                        rewritten(
                                "<v:val xmlns:v='urn:vim25' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'"
                                        + " i:type='v:New'>\n<v:a  x = 'y'/>\n</v:val>"))
                .isEqualTo("<val xsi:type=\"New\"><a x=\"y\"></a></val>");
    }

    private static Object typed(String type, String text) {
        return readProperty(NAMED.formatted(type, text));
    }

    private static ArrayValue array(String itemType, String items) {
        return (ArrayValue)
                readProperty("<val xsi:type='ArrayOf" + itemType + "'>" + items + "</val>");
    }
}
