/* Rules of firewalls, for both sides. Each has the direction in which a connection is opened; a
 * firewall that keeps state lets the answers through by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-advice-sections.h"

#include <glib/gi18n-lib.h>

static const FerryAdviceRow rows[] = {
  /* --- The control connection --- */
  { FERRY_ADVICE_CONTROL, FERRY_REMEDY_FOR_FIREWALL, FERRY_PRODUCT_UNKNOWN,
    N_ ("Security group of the server, for the control connection"), NULL,
    "Inbound   TCP  @CONTROL@  from @CLIENTS@" },
  { FERRY_ADVICE_CONTROL, FERRY_REMEDY_FOR_CLIENT, FERRY_PRODUCT_UNKNOWN,
    N_ ("Firewall of the client, for the control connection"), NULL,
    "Outbound  TCP  @CONTROL@  to @SERVERS@" },

  /* --- Passive mode --- */
  { FERRY_ADVICE_PASSIVE, FERRY_REMEDY_FOR_FIREWALL, FERRY_PRODUCT_UNKNOWN,
    N_ ("Security group of the server, for passive mode"),
    N_ ("In passive mode the client opens all connections; nothing has to go out from the "
        "server but answers."),
    "Inbound   TCP  @CONTROL@  from @CLIENTS@\n"
    "Inbound   TCP  @PORTS@  from @CLIENTS@\n"
    "Outbound  -\n"
    "# Stateless rules (network ACL) besides:\n"
    "Outbound  TCP  1024-65535  to @CLIENTS@" },
  { FERRY_ADVICE_PASSIVE, FERRY_REMEDY_FOR_FIREWALL, FERRY_PRODUCT_UNKNOWN,
    N_ ("nftables on a Linux server, for passive mode"),
    N_ ("The kernel's FTP helper (nf_conntrack_ftp) would open the ports by itself, but it "
        "cannot read them where TLS is used: name them."),
    "nft add rule inet filter input @IP@ saddr @CLIENT@ tcp dport { @CONTROL@, @PORTS@ } accept" },
  { FERRY_ADVICE_PASSIVE, FERRY_REMEDY_FOR_CLIENT, FERRY_PRODUCT_UNKNOWN,
    N_ ("Firewall or security group of the client, for passive mode"), NULL,
    "Inbound   -\n"
    "Outbound  TCP  @CONTROL@  to @SERVERS@\n"
    "Outbound  TCP  @PORTS@  to @SERVERS@\n"
    "# Stateless rules (network ACL) besides:\n"
    "Inbound   TCP  1024-65535  from @SERVERS@" },
  { FERRY_ADVICE_PASSIVE, FERRY_REMEDY_FOR_CLIENT, FERRY_PRODUCT_UNKNOWN,
    N_ ("nftables on a Linux client, for passive mode"),
    N_ ("Only where outgoing connections are filtered."),
    "nft add rule inet filter output @IP@ daddr @SERVER@ tcp dport { @CONTROL@, @PORTS@ } "
    "accept" },

  /* --- Active mode --- */
  { FERRY_ADVICE_ACTIVE, FERRY_REMEDY_FOR_FIREWALL, FERRY_PRODUCT_UNKNOWN,
    N_ ("Security group of the server, for active mode"),
    N_ ("In active mode the server opens the data connections, from its port 20 to a port of "
        "the client."),
    "Inbound   TCP  @CONTROL@  from @CLIENTS@\n"
    "Outbound  TCP  @ACTIVE@  to @CLIENTS@  (source port 20)\n"
    "# Stateless rules (network ACL) besides:\n"
    "Inbound   TCP  20  from @CLIENTS@\n"
    "Outbound  TCP  1024-65535  to @CLIENTS@" },
  { FERRY_ADVICE_ACTIVE, FERRY_REMEDY_FOR_FIREWALL, FERRY_PRODUCT_UNKNOWN,
    N_ ("nftables on a Linux server, for active mode"),
    N_ ("Only where outgoing connections are filtered."),
    "nft add rule inet filter output @IP@ daddr @CLIENT@ tcp sport 20 tcp dport @ACTIVE@ accept" },
  { FERRY_ADVICE_ACTIVE, FERRY_REMEDY_FOR_CLIENT, FERRY_PRODUCT_UNKNOWN,
    N_ ("Firewall or security group of the client, for active mode"),
    N_ ("Choose a range of ports for active mode in Ferry, and open no more than that."),
    "Inbound   TCP  @ACTIVE@  from @SERVERS@  (source port 20)\n"
    "Outbound  TCP  @CONTROL@  to @SERVERS@\n"
    "# Stateless rules (network ACL) besides:\n"
    "Inbound   TCP  1024-65535  from @SERVERS@\n"
    "Outbound  TCP  20  to @SERVERS@" },
  { FERRY_ADVICE_ACTIVE, FERRY_REMEDY_FOR_CLIENT, FERRY_PRODUCT_UNKNOWN,
    N_ ("nftables on a Linux client, for active mode"),
    N_ ("The last two lines instead of the first let the kernel's FTP helper (nf_conntrack_ftp) "
        "open the one port that is needed. It cannot read the port where TLS is used."),
    "nft add rule inet filter input @IP@ saddr @SERVER@ tcp dport @ACTIVE@ accept\n"
    "# or:\n"
    "nft add ct helper inet filter ftp '{ type \"ftp\" protocol tcp; }'\n"
    "nft add rule inet filter output @IP@ daddr @SERVER@ tcp dport @CONTROL@ ct helper set "
    "\"ftp\"" },
  { FERRY_ADVICE_ACTIVE, FERRY_REMEDY_FOR_CLIENT, FERRY_PRODUCT_UNKNOWN,
    N_ ("Windows Defender Firewall of the client, for active mode"),
    N_ ("As an administrator; either line does it."),
    "netsh advfirewall firewall add rule name=\"Ferry, active FTP\" dir=in action=allow "
    "protocol=TCP localport=@ACTIVE@ remoteip=@SERVER@\n"
    "New-NetFirewallRule -DisplayName \"Ferry, active FTP\" -Direction Inbound -Action Allow "
    "-Protocol TCP -LocalPort @ACTIVE@ -RemoteAddress @SERVER@" },
  { FERRY_ADVICE_ACTIVE, FERRY_REMEDY_FOR_CLIENT, FERRY_PRODUCT_UNKNOWN,
    N_ ("Router of the client, for active mode"),
    N_ ("Only behind a NAT. Then name the router's outside address in Ferry as the address for "
        "active mode."),
    "Forward   TCP  @ACTIVE@  from @SERVER@  to @INSIDE@" },
};

/**
 * ferry_advice_add_rules:
 *
 * Adds the sections about firewalls for @topic.
 */
void
ferry_advice_add_rules (FerryAdvice *advice, const FerryFindings *findings, FerryAdviceTopic topic)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].topic == topic)
      ferry_advice_add_row (advice, findings, &rows[i]);
}
