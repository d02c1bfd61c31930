package io.healthscore.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.stereotype.Component;

/**
 * Looks names up and gives no address inside a private network. What it returns is what is connected to, so a name that
 * answers differently the second time gains nothing.
 */
@Component
class PublicDns implements DnsResolver {

    private final DnsResolver system = SystemDefaultDnsResolver.INSTANCE;
    private final boolean allowPrivate;

    PublicDns(WebhookSettings settings) {
        this.allowPrivate = settings.allowPrivate();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = system.resolve(host);
        if (!allowPrivate && !Addresses.arePublic(addresses)) {
            throw new PrivateAddress();
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return system.resolveCanonicalHostname(host);
    }

    /** Whether it is certain that this host may not be called; one that is unknown for now may be known later. */
    boolean refuses(String host) {
        try {
            resolve(host);
            return false;
        } catch (PrivateAddress refused) {
            return true;
        } catch (UnknownHostException notNow) {
            return false;
        }
    }

    /** The host has an address inside a private network. */
    static final class PrivateAddress extends UnknownHostException {

        private static final long serialVersionUID = 1;

        PrivateAddress() {
            super("private address");
        }
    }
}
