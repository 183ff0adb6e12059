package dev.vireo.driver.esx;

import dev.vireo.api.DomainGuest;
import dev.vireo.api.Screenshot;
import dev.vireo.client.CallOptions;
import dev.vireo.client.HttpMethod;
import dev.vireo.client.HttpReply;
import dev.vireo.client.HttpRequest;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.VirtualMachinePowerState;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Looks at a machine's screen.
interface MachineScreen extends DomainGuest {
    /// Returns the machine that this is about.
    Machine machine();

    @Override
    default Screenshot openScreenshot(int screen) {
        if (screen != 0) {
            throw new VirtException(ErrorCode.INVALID_ARG, "Screen cannot be selected");
        }
        List<Row> rows =
                machine()
                        .fetchWithHost(
                                List.of(VirtualMachines.POWER_STATE),
                                List.of(Properties.SCREENSHOTS));
        boolean able =
                rows.stream()
                        .filter(row -> row.isType(Scope.HOST))
                        .flatMap(row -> row.find(Properties.SCREENSHOTS, Boolean.class).stream())
                        .findFirst()
                        .orElse(true); // hosts that say nothing may have it, and refuse if not
        if (!able) {
            throw new VirtException(
                    ErrorCode.OPERATION_UNSUPPORTED, "Screenshot feature is unsupported");
        }
        VirtualMachinePowerState state = VirtualMachines.powerState(machine().own(rows));
        machine().seen(state);
        Machine.checkState(state, VirtualMachinePowerState.POWERED_ON);
        return download();
    }

    private Screenshot download() {
        String id = URLEncoder.encode(machine().reference().value(), StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.of(HttpMethod.GET, "/screen?id=" + id).withLabel("GET /screen");
        HttpReply reply =
                machine()
                        .session()
                        .carry(
                                session ->
                                        session.send(
                                                request,
                                                CallOptions.defaults()
                                                        .withMaxReplyBytes(Picture.LARGEST)),
                                Picture.VERB,
                                machine().name());
        String type = reply.headers().first("content-type").orElse(Picture.USUAL_TYPE);
        String plain = type.replaceFirst(";.*", "").strip();
        if (reply.status() != Picture.OK || !plain.startsWith("image/")) {
            reply.close();
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "Could not "
                            + Picture.VERB
                            + " '"
                            + machine().name()
                            + "': the server answered with "
                            + reply.statusText()
                            + (reply.status() == Picture.OK ? " and " + plain : ""));
        }
        return new Screenshot(plain, new Picture(machine(), reply));
    }

    /// A picture as it arrives. Its reads fail with libvirt's errors.
    final class Picture extends FilterInputStream {
        /// A screen of 8K in three colours, not compressed, has 100 MB.
        static final long LARGEST = 128L << 20;

        static final int OK = 200;
        static final String VERB = "take a screenshot of";

        /// What libvirt's driver says of any picture.
        static final String USUAL_TYPE = "image/png";

        private final Machine machine;

        Picture(Machine machine, HttpReply reply) {
            super(reply.body());
            this.machine = machine;
        }

        @Override
        public int read() {
            return carry(() -> in.read());
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return carry(() -> in.read(bytes, offset, length));
        }

        private int carry(Reading reading) {
            return machine.session().carry(_ -> attempt(reading), VERB, machine.name());
        }

        private static int attempt(Reading reading) {
            try {
                return reading.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e); // the body throws nothing of that kind
            }
        }

        /// A read.
        private interface Reading {
            int read() throws IOException;
        }
    }
}
