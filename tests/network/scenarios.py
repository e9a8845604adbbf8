# The networks that FTP meets: what stands between client and server, which modes can work there, and
# what a check has to say.
#
# SPDX-License-Identifier: GPL-3.0-or-later
from topology import CLIENT, SERVER, SERVER6, SERVER_INSIDE, Network

RANGE = ("pasv_min_port=60000", "pasv_max_port=60001")


class Scenario:
    """`symptoms` are those that the check must name for its failed steps, by kind; `note` must
    stand among its remedies."""

    def __init__(self, name, build, server=RANGE, host=SERVER, passive=True, active=True,
                 options=(), symptoms=None, note=None):
        self.name = name
        self.build = build
        self.server = server
        self.host = host
        self.works = {"passive": passive, "active": active, "auto": passive or active}
        self.options = options
        self.symptoms = symptoms or {}
        self.note = note


def open_network():
    return Network()


def client_behind_nat():
    return Network(is_client_inside=True)


def server_behind_nat():
    network = Network(is_server_inside=True)
    network.forward_port("{ 21, 60000-60001 }")
    return network


def server_behind_nat_port_21_alone():
    network = Network(is_server_inside=True)
    network.forward_port("21")
    return network


def wall_drops():
    network = Network()
    network.filter("wall", "tcp dport 21 accept", 'iifname "w1" accept', "drop")
    return network


def wall_rejects():
    network = Network()
    network.filter("wall", "tcp dport 21 accept", 'iifname "w1" accept',
                   "reject with tcp reset")
    return network


def wall_lets_range_in():
    network = Network()
    network.filter("wall", "tcp dport { 21, 60000-60001 } accept", 'iifname "w1" accept', "drop")
    return network


def client_drops():
    network = Network()
    network.filter("gateway", 'iifname "g0" accept', "drop")
    return network


def both_drop():
    network = Network()
    network.filter("wall", "tcp dport 21 accept", 'iifname "w1" accept', "drop")
    network.filter("gateway", 'iifname "g0" accept', "drop")
    return network


def client_lets_range_in():
    network = Network()
    network.filter("wall", "tcp dport 21 accept", 'iifname "w1" accept', "drop")
    network.filter("gateway", 'iifname "g0" accept', "tcp dport 50000-50010 accept", "drop")
    return network


def nothing_goes_in():
    network = Network()
    network.filter("wall", "drop")
    return network


def only_ipv6():
    return Network(has_ipv4=False, has_ipv6=True)


def slow_line():
    network = Network()
    network.slow_down("2mbit")
    return network


SCENARIOS = (
    Scenario("nothing in the way", open_network),
    Scenario("client behind NAT", client_behind_nat, active=False,
             symptoms={"eprt": "active-illegal", "port": "active-illegal"}),
    Scenario("server behind NAT, it announces its private address", server_behind_nat,
             server=(*RANGE, f"pasv_address={SERVER_INSIDE}")),
    Scenario("server behind NAT, port 21 alone is handed on", server_behind_nat_port_21_alone,
             passive=False, symptoms={"epsv": "passive-refused", "pasv": "passive-refused"}),
    Scenario("server's firewall drops data connections", wall_drops, passive=False,
             symptoms={"epsv": "passive-silent", "pasv": "passive-silent"}),
    Scenario("server's firewall rejects data connections", wall_rejects, passive=False,
             symptoms={"epsv": "passive-refused", "pasv": "passive-refused"}),
    Scenario("server's firewall lets 60000-60001 in", wall_lets_range_in),
    Scenario("60000-60001 are let in, pasv_max_port given twice", wall_lets_range_in,
             server=("pasv_max_port=60000", "pasv_max_port=60001"), passive=False,
             symptoms={"epsv": "passive-silent", "pasv": "passive-silent"},
             note="Look whether pasv_max_port stands there twice."),
    Scenario("client's firewall drops connections to it", client_drops, active=False,
             symptoms={"eprt": "active-silent", "port": "active-silent"}),
    Scenario("both firewalls drop data connections", both_drop, passive=False, active=False,
             symptoms={"epsv": "passive-silent", "pasv": "passive-silent",
                       "eprt": "active-silent", "port": "active-silent"}),
    Scenario("client's firewall lets 50000-50010 in", client_lets_range_in, passive=False,
             options=("--active-ports=50000-50010",),
             symptoms={"epsv": "passive-silent", "pasv": "passive-silent"}),
    Scenario("server takes no passive mode", open_network, server=("pasv_enable=NO",),
             passive=False, symptoms={"epsv": "passive-disabled", "pasv": "passive-disabled"}),
    Scenario("server takes no active mode", open_network, server=(*RANGE, "port_enable=NO"),
             active=False, symptoms={"eprt": "active-disabled", "port": "active-disabled"}),
    Scenario("nothing is let in to the server", nothing_goes_in, passive=False, active=False,
             symptoms={"control": "silent"}),
    Scenario("IPv6 alone", only_ipv6, host=SERVER6),
    Scenario("slow line", slow_line),
)
