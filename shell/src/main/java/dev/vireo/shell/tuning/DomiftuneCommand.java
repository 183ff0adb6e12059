package dev.vireo.shell.tuning;

import dev.vireo.api.Domain;
import dev.vireo.api.Modification;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.FlagFailure;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Rates;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.ChangeSides;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.text.ParameterLines;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `domiftune`. VMware limits what an interface sends, in the mean. The other limits of libvirt may
/// be 0, which is what they are.
public final class DomiftuneCommand implements Command {
    private static final long LARGEST = 0xffff_ffffL;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domiftune",
                CommandSpec.Group.DOMAIN,
                "get/set parameters of a virtual interface",
                "Get/set parameters of a domain's virtual interface.",
                true,
                Stream.concat(
                                Stream.of(
                                        OptionSpec.domain("domain name, id or uuid"),
                                        new OptionSpec(
                                                        "interface",
                                                        OptionSpec.Kind.TEXT,
                                                        true,
                                                        "interface device (MAC Address)")
                                                .completing(Completes.MAC),
                                        OptionSpec.text(
                                                "inbound", "control domain's incoming traffics"),
                                        OptionSpec.text(
                                                "outbound", "control domain's outgoing traffics")),
                                ChangeSides.options().stream())
                        .toList());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Set<Modification> sides = ChangeSides.of(arguments);
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String device = arguments.required("interface");
        Rates inbound = rates(arguments, "inbound");
        Rates outbound = rates(arguments, "outbound");
        if (inbound != null) {
            inbound.inbound(true);
        }
        if (outbound != null) {
            outbound.outbound(true);
        }
        if (inbound == null && outbound == null) {
            return show(domain, device, sides);
        }
        try {
            FlagFailure.refuseReadOnly(session.connection(), "virDomainSetInterfaceParameters");
            refuseOthers(inbound, outbound);
            return change(domain, device, outbound, sides);
        } catch (VirtException e) {
            throw CommandFailure.because("Unable to set interface parameters", e);
        }
    }

    private static @Nullable Rates rates(Arguments arguments, String option) {
        Rates rates = Rates.of(arguments, option);
        if (rates != null
                && Math.max(rates.average(), Math.max(rates.peak(), rates.burst())) > LARGEST) {
            throw CommandFailure.of(
                    ErrorCode.INVALID_ARG, option + " rate larger than maximum " + LARGEST);
        }
        return rates;
    }

    private static void refuseOthers(@Nullable Rates inbound, @Nullable Rates outbound) {
        boolean received = inbound != null && !inbound.isNone();
        boolean more = outbound != null && (outbound.peak() != 0 || outbound.burst() != 0);
        if (received || more) {
            throw new VirtException(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "VMware limits what an interface sends in the mean (--outbound AVERAGE), and "
                            + (received
                                    ? "not what it receives"
                                    : "has neither 'outbound.peak' nor 'outbound.burst'"));
        }
    }

    private static Reply change(
            Domain domain, String device, @Nullable Rates outbound, Set<Modification> sides) {
        // that nothing is limited on the way in is so already
        long limit =
                outbound == null
                        ? domain.fetchOutboundLimit(device, sides)
                        : domain.setOutboundLimit(device, outbound.average(), sides);
        return TuningReply.changed("domiftune", members(domain, device, limit));
    }

    private static Reply show(Domain domain, String device, Set<Modification> sides) {
        long limit;
        try {
            limit = domain.fetchOutboundLimit(device, sides);
        } catch (VirtException e) {
            throw CommandFailure.because("Unable to get interface parameters", e);
        }
        return new TextReply(
                new ParameterLines().add("outbound.average", Long.toString(limit)).toString(),
                members(domain, device, limit));
    }

    private static Map<String, @Nullable Object> members(Domain domain, String device, long limit) {
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("interface", device);
        members.put("outboundAverage", limit);
        return members;
    }
}
