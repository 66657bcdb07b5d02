package org.claimline.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.170",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:0a00:1::1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2001:0:1::1",
                "::127.0.0.1"
            })
    void addressesThatOnlyOurOwnNetworkReachesAreRefused(String address) {
        assertThat(guard.permits(InetAddresses.forString(address))).isFalse();
    }

    @Test
    void anAddressOfVersionFourInsideOneOfVersionSixIsThatAddress() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;

        assertThat(guard.permits(java.net.InetAddress.getByAddress(mapped))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "172.15.0.1",
                "172.32.0.1",
                "192.169.0.1",
                "11.0.0.1",
                "100.128.0.1",
                "2606:4700::1111",
                "64:ff9b::5db8:d822",
                "2002:5db8:d822::1"
            })
    void addressesOfTheInternetPass(String address) {
        assertThat(guard.permits(InetAddresses.forString(address))).isTrue();
    }

    @Test
    void whatTheOperatorAllowsPassesAndNothingBesides() {
        AddressGuard open = new AddressGuard(List.of("10.1.0.0/16", "::1", "127.0.0.1/32"));

        assertThat(open.permits(InetAddresses.forString("10.1.255.1"))).isTrue();
        assertThat(open.permits(InetAddresses.forString("::1"))).isTrue();
        assertThat(open.permits(InetAddresses.forString("127.0.0.1"))).isTrue();
        assertThat(open.permits(InetAddresses.forString("10.2.0.1"))).isFalse();
        assertThat(open.permits(InetAddresses.forString("127.0.0.2"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0.0/x", "10.0.0/8"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> new AddressGuard(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no network; write it like 10.1.0.0/16");
    }
}
