# A small internet of network namespaces: a client, its gateway, the firewall before the server, and
# the server, with real routing, NAT and packet filters between them.
#
#   client ── gateway ── wall ── server
#
# To be used inside a network and mount namespace of one's own (see test_networks.py): nothing of it
# is seen outside, and the kernel takes it all down when the last process in it has ended.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess

CLIENT = "198.51.100.2"  # public addresses, of the ranges for documentation
CLIENT_INSIDE = "192.168.1.2"  # behind NAT
GATEWAY_OUTSIDE = "192.0.2.1"
WALL_OUTSIDE = "192.0.2.2"
SERVER = "203.0.113.5"
SERVER_INSIDE = "10.2.0.5"
CLIENT6 = "2001:db8:1::2"
SERVER6 = "2001:db8:3::5"


def run(*words, text=None):
    subprocess.run(words, input=text, text=True, check=True, stdout=subprocess.DEVNULL)


def inside(namespace, *words):
    return ("ip", "netns", "exec", namespace, *words)


class Network:
    """All four hosts, routed; nothing is filtered or translated yet."""

    def __init__(self, is_client_inside=False, is_server_inside=False, has_ipv4=True,
                 has_ipv6=False):
        self.client = CLIENT_INSIDE if is_client_inside else CLIENT
        self.server = SERVER_INSIDE if is_server_inside else SERVER
        os.makedirs("/run/netns", exist_ok=True)
        run("mount", "-t", "tmpfs", "none", "/run/netns")
        for name in ("client", "gateway", "wall", "server"):
            run("ip", "netns", "add", name)
            run("ip", "-n", name, "link", "set", "lo", "up")
        self.join("client", "c0", "gateway", "g0")
        self.join("gateway", "g1", "wall", "w0")
        self.join("wall", "w1", "server", "s0")
        if has_ipv4:
            self.route4()
        if has_ipv6:
            self.route6()
        if is_client_inside:
            self.rules("gateway", "table ip nat {", "chain out {",
                       "type nat hook postrouting priority 100;", 'oifname "g1" masquerade', "}",
                       "}")
        if is_server_inside:
            run("ip", "-n", "wall", "address", "add", f"{SERVER}/32", "dev", "lo")

    def join(self, one, one_link, other, other_link):
        run("ip", "-n", one, "link", "add", one_link, "type", "veth", "peer", "name", other_link,
            "netns", other)
        run("ip", "-n", one, "link", "set", one_link, "up")
        run("ip", "-n", other, "link", "set", other_link, "up")

    def address(self, host, link, address):
        words = ["ip", "-n", host, "address", "add", address, "dev", link]
        # No time for the kernel to look whether somebody else has the address.
        run(*words, *(["nodad"] if ":" in address else []))

    def route4(self):
        client_net = self.client.rpartition(".")[0]
        server_net = self.server.rpartition(".")[0]
        self.address("client", "c0", f"{self.client}/24")
        self.address("gateway", "g0", f"{client_net}.1/24")
        self.address("gateway", "g1", f"{GATEWAY_OUTSIDE}/24")
        self.address("wall", "w0", f"{WALL_OUTSIDE}/24")
        self.address("wall", "w1", f"{server_net}.1/24")
        self.address("server", "s0", f"{self.server}/24")
        for host, via in (("client", f"{client_net}.1"), ("server", f"{server_net}.1"),
                          ("gateway", WALL_OUTSIDE), ("wall", GATEWAY_OUTSIDE)):
            run("ip", "-n", host, "route", "add", "default", "via", via)
        for host in ("gateway", "wall"):
            run(*inside(host, "sysctl", "-qw", "net.ipv4.ip_forward=1"))

    def route6(self):
        for host in ("gateway", "wall"):
            run(*inside(host, "sysctl", "-qw", "net.ipv6.conf.all.forwarding=1"))
        self.address("client", "c0", f"{CLIENT6}/64")
        self.address("gateway", "g0", "2001:db8:1::1/64")
        self.address("gateway", "g1", "2001:db8:2::1/64")
        self.address("wall", "w0", "2001:db8:2::2/64")
        self.address("wall", "w1", "2001:db8:3::1/64")
        self.address("server", "s0", f"{SERVER6}/64")
        for host, via in (("client", "2001:db8:1::1"), ("server", "2001:db8:3::1"),
                          ("gateway", "2001:db8:2::2"), ("wall", "2001:db8:2::1")):
            run("ip", "-n", host, "-6", "route", "add", "default", "via", via)

    def rules(self, host, *lines):
        run(*inside(host, "nft", "-f", "-"), text="\n".join(lines) + "\n")

    def filter(self, host, *lines):
        """A forward chain that lets through what belongs to a connection that is known."""
        self.rules(host, "table inet filter {", "chain forward {",
                   "type filter hook forward priority 0;", "ct state established,related accept",
                   *lines, "}", "}")

    def forward_port(self, ports):
        """The wall hands these ports of its public address on to the server behind it."""
        self.rules("wall", "table ip nat {", "chain in {",
                   "type nat hook prerouting priority -100;",
                   f"ip daddr {SERVER} tcp dport {ports} dnat to {SERVER_INSIDE}", "}", "chain out {",
                   "type nat hook postrouting priority 100;",
                   f'oifname "w0" ip saddr {SERVER_INSIDE} snat to {SERVER}', "}", "}")

    def slow_down(self, rate):
        """The line between gateway and wall, both ways: "2mbit"."""
        for host, link in (("gateway", "g1"), ("wall", "w0")):
            run(*inside(host, "tc", "qdisc", "add", "dev", link, "root", "tbf", "rate", rate,
                        "burst", "16kb", "latency", "200ms"))

    def cut(self):
        """As if a cable were pulled: nobody hears of it."""
        self.rules("wall", "table inet cut {", "chain forward {",
                   "type filter hook forward priority -10;", "policy drop;", "}", "}")

    def mend(self):
        self.rules("wall", "delete table inet cut")

    def leave(self):
        """The client has no network any more, and knows it."""
        run("ip", "-n", "client", "address", "flush", "dev", "c0")

    def come_back(self, address):
        """In the same network, with another address."""
        self.client = address
        self.address("client", "c0", f"{address}/24")
        run("ip", "-n", "client", "route", "add", "default", "via",
            f"{address.rpartition('.')[0]}.1")
