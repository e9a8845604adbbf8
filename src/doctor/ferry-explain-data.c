/* Explanations: data connections, passive and active. See ferry-explain-rows.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-explain-rows.h"

#include <glib/gi18n-lib.h>

#define SAY(name) FERRY_FTP_SYMPTOM_##name

#define USE_ACTIVE                                                                                 \
  USER (WHEN_PASSIVE | WHEN_NO_NAT, USE_ACTIVE,                                                    \
        N_ ("Use active mode: the server connects to this computer then."))
/* Behind a NAT it seldom works, so it comes last. */
#define TRY_ACTIVE                                                                                 \
  USER (WHEN_PASSIVE | WHEN_NAT, USE_ACTIVE,                                                       \
        N_ ("Try active mode, though this computer is behind a NAT."))
#define USE_PASSIVE                                                                                \
  USER (WHEN_ACTIVE, USE_PASSIVE,                                                                  \
        N_ ("Use passive mode: this computer connects to the server then."))
#define DIAGNOSE USER (0, DIAGNOSE, N_ ("Let Ferry try all the ways to this server."))
#define OPEN_PASSIVE                                                                               \
  FIREWALL (0, N_ ("Let TCP port {data_port} in, and all others from pasv_min_port to "            \
                   "pasv_max_port of the server."))
#define PASSIVE_RANGE                                                                              \
  SERVER (0, N_ ("Use only the passive ports that the firewall lets in (vsftpd: pasv_min_port "    \
                 "and pasv_max_port, both of them)."))
#define OPEN_OUTGOING                                                                              \
  FIREWALL (0, N_ ("Let the server connect out, from port 20 to the ports 1024-65535."))
#define OUTSIDE                                                                                    \
  CLIENT (WHEN_NAT, N_ ("Pass the ports for active mode on from the router to this computer, and " \
                        "enter its outside address in the connection’s settings."))
#define OPEN_ACTIVE                                                                                \
  CLIENT (WHEN_NO_NAT, N_ ("Let TCP port {our_port} in from {address}: this computer’s "         \
                           "firewall."))

/* An announced address that is not the server's shows a NAT in front of the server. */
#define SERVER_NAT                                                                                 \
  {                                                                                                \
    FIREWALL (0, N_ ("Pass TCP port {data_port}, and all others from pasv_min_port to "            \
                     "pasv_max_port, on to the server at {announced}.")),                          \
        SERVER (0, N_ ("Announce the outside address (vsftpd: pasv_address={address}), and set "   \
                       "pasv_min_port and pasv_max_port to the ports that are passed on.")),       \
        USE_ACTIVE, TRY_ACTIVE, DIAGNOSE                                                           \
  }

const FerryExplainRow ferry_explain_data_rows[] = {
  { SAY (PASSIVE_REFUSED), WHEN_ANNOUNCED_OTHER,
    N_ ("The server announced the address {announced} with port {data_port}, which is not the one "
        "it is reached at; at {address} that port is refused: a NAT in front of the server does "
        "not pass it on."),
    SERVER_NAT },
  { SAY (PASSIVE_REFUSED),
    0,
    N_ ("The server named port {data_port} for the data connection, but {address} refused it: a "
        "firewall in front of the server rejects it, or the port is closed."),
    { OPEN_PASSIVE, USE_ACTIVE, PASSIVE_RANGE, TRY_ACTIVE, DIAGNOSE } },
  { SAY (PASSIVE_SILENT), WHEN_ANNOUNCED_OTHER,
    N_ ("The server announced the address {announced} with port {data_port}, which is not the one "
        "it is reached at; at {address} nothing answered on that port within {seconds} seconds: a "
        "NAT in front of the server does not pass it on."),
    SERVER_NAT },
  { SAY (PASSIVE_SILENT),
    0,
    N_ ("The server named port {data_port} for the data connection, but nothing answered at "
        "{address} port {data_port} within {seconds} seconds: a firewall in front of the server "
        "drops it."),
    { USE_ACTIVE, OPEN_PASSIVE, PASSIVE_RANGE, TRY_ACTIVE, DIAGNOSE } },
  { SAY (PASSIVE_NO_ROUTE),
    0,
    N_ ("The server named port {data_port} for the data connection, but no way leads to {address} "
        "port {data_port}: a firewall rejects it."),
    { USE_ACTIVE, OPEN_PASSIVE, PASSIVE_RANGE, TRY_ACTIVE, DIAGNOSE } },
  { SAY (PASSIVE_DISABLED),
    WHEN_REPLY,
    N_ ("{host} does not allow passive mode. It says “{reply}”."),
    { USE_ACTIVE, SERVER (0, N_ ("Allow passive mode (vsftpd: pasv_enable=YES).")), TRY_ACTIVE,
      DIAGNOSE } },
  { SAY (PASSIVE_DISABLED),
    0,
    N_ ("{host} does not allow passive mode."),
    { USE_ACTIVE, SERVER (0, N_ ("Allow passive mode (vsftpd: pasv_enable=YES).")), TRY_ACTIVE,
      DIAGNOSE } },
  { SAY (PASSIVE_UNREADABLE),
    0,
    N_ ("{host} answered {command} with “{reply}”, which names no port that could be used."),
    { USE_ACTIVE,
      SERVER (
          0,
          N_ ("Set the passive ports anew (vsftpd: pasv_min_port, pasv_max_port, pasv_address).")),
      TRY_ACTIVE, DIAGNOSE } },
  { SAY (EPSV_EATEN),
    0,
    N_ ("{host} never answered EPSV: a firewall or router on the way does not know this command "
        "and swallows it."),
    { FIREWALL (0,
                N_ ("Turn off what looks into FTP (FTP helper, FTP ALG, FTP inspection), or bring "
                    "it up to date.")),
      USE_ACTIVE, TRY_ACTIVE, DIAGNOSE } },

  { SAY (ACTIVE_SILENT),
    WHEN_NAT,
    N_ ("The server was told to connect to {our} port {our_port}, and no connection came within "
        "{seconds} seconds: {our} is a private address, which the server cannot reach through the "
        "NAT in between."),
    { USE_PASSIVE, OUTSIDE, DIAGNOSE } },
  { SAY (ACTIVE_SILENT),
    0,
    N_ ("The server was told to connect to {our} port {our_port}, and no connection came within "
        "{seconds} seconds: a firewall on this side or on the server’s drops it."),
    { USE_PASSIVE, OPEN_ACTIVE, OPEN_OUTGOING, DIAGNOSE } },
  { SAY (ACTIVE_FAILED),
    WHEN_NAT,
    N_ ("The server could not connect to {our} port {our_port}: {our} is a private address, which "
        "it cannot reach through the NAT in between. It says “{reply}”."),
    { USE_PASSIVE, OUTSIDE, DIAGNOSE } },
  { SAY (ACTIVE_FAILED),
    0,
    N_ ("The server could not connect to {our} port {our_port}: a firewall on this side or on the "
        "server’s rejects it. It says “{reply}”."),
    { USE_PASSIVE, OPEN_ACTIVE, OPEN_OUTGOING, DIAGNOSE } },
  { SAY (ACTIVE_ILLEGAL),
    WHEN_NAT,
    N_ ("The server does not connect to {our}: for it this computer has another address, as it is "
        "behind a NAT. It says “{reply}”."),
    { USE_PASSIVE, OUTSIDE, DIAGNOSE } },
  { SAY (ACTIVE_ILLEGAL),
    0,
    N_ ("The server does not connect to {our} port {our_port}: for it the control connection comes "
        "from another address, or the port is not allowed. It says “{reply}”."),
    { USE_PASSIVE,
      CLIENT (0,
              N_ ("Enter the address that the server sees in the connection’s settings for active "
                  "mode.")),
      DIAGNOSE } },
  { SAY (ACTIVE_DISABLED),
    WHEN_REPLY,
    N_ ("{host} does not allow active mode. It says “{reply}”."),
    { USE_PASSIVE, SERVER (0, N_ ("Allow active mode (vsftpd: port_enable=YES).")), DIAGNOSE } },
  { SAY (ACTIVE_DISABLED),
    0,
    N_ ("{host} does not allow active mode."),
    { USE_PASSIVE, SERVER (0, N_ ("Allow active mode (vsftpd: port_enable=YES).")), DIAGNOSE } },
  { SAY (ACTIVE_NO_PORT),
    0,
    N_ ("{message}"),
    { USE_PASSIVE, USER (0,
                         NONE,
                         N_ ("Choose other ports for active mode, or more of them, in the "
                             "connection’s settings.")) } },
  { SAY (ACTIVE_PROXIED),
    0,
    N_ ("The connection leads through a proxy, and no server can connect to this computer through "
        "it."),
    { USER (0,
            USE_PASSIVE,
            N_ ("Use passive mode: this computer connects to the server then.")) } },

  { SAY (DATA_REFUSED),
    0,
    N_ ("{host} made no data connection. It says “{reply}”."),
    { USE_ACTIVE, TRY_ACTIVE, DIAGNOSE } },
  { SAY (DATA_STRANGER),
    0,
    N_ ("The server hung up the data connection, because for it this comes from another address "
        "than the control connection. It says “{reply}”."),
    { CLIENT (0, N_ ("Let both go out the same way: one VPN, one line, one proxy.")), USE_ACTIVE,
      SERVER (0,
              N_ ("Take data connections from other addresses too (vsftpd: pasv_promiscuous=YES), "
                  "if nothing else helps.")),
      DIAGNOSE } },
  { SAY (DATA_TLS_REUSE),
    0,
    N_ ("The server wants data connections to resume the TLS session of the control connection, "
        "and did not see this one do so. It says “{reply}”."),
    { USER (0, NONE, N_ ("Connect again: the session may have become too old.")),
      SERVER (0,
              N_ ("Do not demand it (vsftpd: require_ssl_reuse=NO; ProFTPD: TLSOptions "
                  "NoSessionReuseRequired).")),
      DIAGNOSE } },
  { SAY (DATA_TLS),
    WHEN_REPLY,
    N_ ("The data connection could not be secured with TLS. The server says “{reply}”."),
    { USER (0, USE_EXPLICIT_TLS, N_ ("Use explicit TLS.")),
      SERVER (0, N_ ("See in the server’s log why TLS failed.")), DIAGNOSE } },
  { SAY (DATA_TLS),
    0,
    N_ ("{message}"),
    { FIREWALL (0,
                N_ ("Turn off what looks into FTP (FTP helper, FTP ALG, FTP inspection): under TLS "
                    "it does harm.")),
      SERVER (0, N_ ("See in the server’s log why TLS failed.")), DIAGNOSE } },
  { SAY (DATA_STALLED),
    0,
    N_ ("The data connection with {host} stood, and no byte came over it for {seconds} seconds: "
        "the line is cut, or the server has stopped."),
    { USER (0, NONE, N_ ("Try again: what is there already is kept.")), DIAGNOSE } },
  { 0 },
};
