/// shell.
module dev.vireo.shell {
    requires static org.jspecify;
    requires dev.vireo.api;
    requires info.picocli;
    requires org.jline.reader;
    requires org.jline.terminal;

    uses dev.vireo.api.spi.DriverProvider;

    opens dev.vireo.shell to
            info.picocli;
}
