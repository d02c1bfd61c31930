package io.healthscore.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Which addresses lie outside every private network (IANA's special-purpose address registries). Pure. */
final class Addresses {

    /** Networks that are not globally reachable and for which {@link InetAddress} has no method. */
    private static final List<Network> SPECIAL = List.of(
            new Network(new int[] {0}, 8),
            new Network(new int[] {100, 64}, 10),
            // Azure's own services for its machines, reachable from these only.
            new Network(new int[] {168, 63, 129, 16}, 32),
            new Network(new int[] {192, 0, 0}, 24),
            new Network(new int[] {192, 0, 2}, 24),
            new Network(new int[] {192, 88, 99}, 24),
            new Network(new int[] {198, 18}, 15),
            new Network(new int[] {198, 51, 100}, 24),
            new Network(new int[] {203, 0, 113}, 24),
            new Network(new int[] {240}, 4));

    private static final int FIRST_GLOBAL_V6 = 0x20;
    private static final int LAST_GLOBAL_V6 = 0x3f;

    private Addresses() {}

    static boolean arePublic(InetAddress... addresses) {
        return Arrays.stream(addresses).allMatch(Addresses::isPublic);
    }

    private static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return address instanceof Inet4Address
                ? SPECIAL.stream().noneMatch(network -> network.contains(bytes))
                : address instanceof Inet6Address && isGlobal(bytes);
    }

    /** Within 2000::/3, where all unicast addresses are; 6to4 (2002::/16) and Teredo (2001::/32) lead to others. */
    private static boolean isGlobal(byte[] bytes) {
        int first = bytes[0] & 0xff;
        boolean tunnel = first == FIRST_GLOBAL_V6 && (bytes[1] == 2 || bytes[1] == 1 && bytes[2] == 0 && bytes[3] == 0);
        return first >= FIRST_GLOBAL_V6 && first <= LAST_GLOBAL_V6 && !tunnel;
    }

    private record Network(int[] start, int bits) {

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int at = bit / Byte.SIZE;
                int mask = 0x80 >> bit % Byte.SIZE;
                int wanted = at < start.length ? start[at] : 0;
                if ((wanted & mask) != (address[at] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
