package dev.vireo.it;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.CredentialsProvider;
import dev.vireo.api.DomainState;
import dev.vireo.driver.tck.TestHost;
import dev.vireo.testkit.StrictProxy;
import dev.vireo.testkit.Vcsim;
import java.util.Optional;

/// govmomi's simulator as a host to test drivers on. Requests go through a proxy that counts them
/// and answers `RebootGuest`, which the simulator lacks.
///
/// @param vcsim the simulator
/// @param proxy the proxy before it
/// @param uri where to connect
/// @param prefix how the names of the domains begin
record VcsimHost(Vcsim vcsim, StrictProxy proxy, String uri, String prefix)
        implements TestHost, AutoCloseable {
    /// Starts an ESX host.
    static VcsimHost esx(int vms) {
        Vcsim vcsim = Vcsim.esx(vms);
        StrictProxy proxy = StrictProxy.before(vcsim.sdk()).accepting("RebootGuest");
        return new VcsimHost(vcsim, proxy, proxy.esxUri(), "ha-host_VM");
    }

    /// Starts a vCenter with a cluster, whose only host has the VMs.
    static VcsimHost vcenter(int vms) {
        Vcsim vcsim = Vcsim.vcenter(vms);
        StrictProxy proxy = StrictProxy.before(vcsim.sdk()).accepting("RebootGuest");
        return new VcsimHost(vcsim, proxy, proxy.vpxUri(), "DC0_C0_RP0_VM");
    }

    static CredentialsProvider credentials() {
        return request -> Optional.of(new Credentials(Vcsim.USER, Vcsim.PASSWORD));
    }

    @Override
    public Connection connect(boolean readOnly) {
        return Connection.open(new ConnectRequest(ConnectUri.parse(uri), credentials(), readOnly));
    }

    @Override
    public String domainIn(DomainState.Kind state) {
        return switch (state) {
            case RUNNING -> put(0, "on");
            case PAUSED -> put(1, "suspended");
            case SHUT_OFF -> put(2, "off");
            case NO_STATE -> throw new IllegalArgumentException("VMware knows no such state");
        };
    }

    private String put(int number, String state) {
        vcsim.power(prefix + number, state);
        return prefix + number;
    }

    @Override
    public void close() {
        proxy.close();
        vcsim.close();
    }
}
