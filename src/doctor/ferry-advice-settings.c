/* Settings of FTP servers, by program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-advice-sections.h"

#include <glib/gi18n-lib.h>

static const FerryAdviceRow rows[] = {
  /* --- vsftpd: /etc/vsftpd.conf --- */
  { FERRY_ADVICE_PASSIVE, FERRY_REMEDY_FOR_SERVER, FERRY_PRODUCT_VSFTPD,
    N_ ("vsftpd.conf, for passive mode"),
    N_ ("Each line once, without blanks around “=”. If pasv_max_port stands there twice and "
        "pasv_min_port is missing, the ports begin at 1024."),
    "pasv_enable=YES\n"
    "pasv_min_port=@LOW@\n"
    "pasv_max_port=@HIGH@\n"
    "pasv_address=@PUBLIC@\n"
    "pasv_addr_resolve=NO" },
  { FERRY_ADVICE_ACTIVE, FERRY_REMEDY_FOR_SERVER, FERRY_PRODUCT_VSFTPD,
    N_ ("vsftpd.conf, for active mode"), NULL,
    "port_enable=YES\n"
    "connect_from_port_20=YES" },
  { FERRY_ADVICE_TLS_REUSE, FERRY_REMEDY_FOR_SERVER, FERRY_PRODUCT_VSFTPD,
    N_ ("vsftpd.conf, for data connections without the control connection's TLS session"), NULL,
    "require_ssl_reuse=NO" },

  /* --- ProFTPD: proftpd.conf --- */
  { FERRY_ADVICE_PASSIVE, FERRY_REMEDY_FOR_SERVER, FERRY_PRODUCT_PROFTPD,
    N_ ("proftpd.conf, for passive mode"), NULL,
    "PassivePorts @LOW@ @HIGH@\n"
    "MasqueradeAddress @PUBLIC@\n"
    "<Limit EPSV PASV>\n"
    "  AllowAll\n"
    "</Limit>" },
  { FERRY_ADVICE_ACTIVE, FERRY_REMEDY_FOR_SERVER, FERRY_PRODUCT_PROFTPD,
    N_ ("proftpd.conf, for active mode"),
    N_ ("With RootRevoke on, ProFTPD cannot connect from port 20."),
    "RootRevoke off\n"
    "<Limit EPRT PORT>\n"
    "  AllowAll\n"
    "</Limit>" },
  { FERRY_ADVICE_TLS_REUSE, FERRY_REMEDY_FOR_SERVER, FERRY_PRODUCT_PROFTPD,
    N_ ("proftpd.conf, for data connections without the control connection's TLS session"), NULL,
    "TLSOptions NoSessionReuseRequired" },

  /* --- Pure-FTPd: options, or one file each in /etc/pure-ftpd/conf --- */
  { FERRY_ADVICE_PASSIVE, FERRY_REMEDY_FOR_SERVER, FERRY_PRODUCT_PURE_FTPD,
    N_ ("Pure-FTPd, for passive mode"),
    N_ ("As options, or on Debian one file each. Without -N (NATmode), which allows active mode "
        "only."),
    "pure-ftpd -p @LOW@:@HIGH@ -P @PUBLIC@\n"
    "echo \"@LOW@ @HIGH@\" > /etc/pure-ftpd/conf/PassivePortRange\n"
    "echo @PUBLIC@ > /etc/pure-ftpd/conf/ForcePassiveIP" },
  { FERRY_ADVICE_ACTIVE, FERRY_REMEDY_FOR_SERVER, FERRY_PRODUCT_PURE_FTPD,
    N_ ("Pure-FTPd, for active mode"),
    N_ ("It has no switch for active mode. It refuses any address but the one that it sees the "
        "client at."),
    "# PORT and EPRT have to name @CLIENT@" },

  /* --- IIS --- */
  { FERRY_ADVICE_PASSIVE, FERRY_REMEDY_FOR_SERVER, FERRY_PRODUCT_IIS, N_ ("IIS, for passive mode"),
    N_ ("The same as FTP Firewall Support in IIS Manager: Data Channel Port Range for the whole "
        "server, External IP Address of Firewall for the site."),
    "%windir%\\system32\\inetsrv\\appcmd set config /section:system.ftpServer/firewallSupport "
    "/lowDataChannelPort:@LOW@ /highDataChannelPort:@HIGH@ /commit:apphost\n"
    "%windir%\\system32\\inetsrv\\appcmd set config /section:system.applicationHost/sites "
    "/siteDefaults.ftpServer.firewallSupport.externalIp4Address:@PUBLIC@ /commit:apphost\n"
    "net stop ftpsvc\n"
    "net start ftpsvc\n"
    "netsh advfirewall firewall add rule name=\"FTP, passive\" dir=in action=allow protocol=TCP "
    "localport=@PORTS@" },
  { FERRY_ADVICE_ACTIVE, FERRY_REMEDY_FOR_SERVER, FERRY_PRODUCT_IIS, N_ ("IIS, for active mode"),
    NULL,
    "netsh advfirewall firewall add rule name=\"FTP, active\" dir=out action=allow protocol=TCP "
    "localport=20" },

  /* --- FileZilla Server --- */
  { FERRY_ADVICE_PASSIVE, FERRY_REMEDY_FOR_SERVER, FERRY_PRODUCT_FILEZILLA,
    N_ ("FileZilla Server, for passive mode"), NULL,
    "Server > Configure > Protocols settings > FTP and FTP over TLS (FTPS) > Passive mode\n"
    "  Use custom port range:  From @LOW@  To @HIGH@\n"
    "  Public IP or hostname:  @PUBLIC@" },
  { FERRY_ADVICE_ACTIVE, FERRY_REMEDY_FOR_SERVER, FERRY_PRODUCT_FILEZILLA,
    N_ ("FileZilla Server, for active mode"),
    N_ ("It has no switch for active mode; the firewall of its computer must let it connect."),
    "netsh advfirewall firewall add rule name=\"FTP, active\" dir=out action=allow protocol=TCP "
    "remoteip=@CLIENT@ remoteport=@ACTIVE@" },
};

/**
 * ferry_advice_add_settings:
 *
 * Adds the settings for @topic of the program that the server is; of all programs where that is not
 * known.
 */
void
ferry_advice_add_settings (FerryAdvice *advice,
                           const FerryFindings *findings,
                           FerryAdviceTopic topic)
{
  FerryProduct product = findings->check->product;
  gboolean is_known = product != FERRY_PRODUCT_UNKNOWN && product != FERRY_PRODUCT_OTHER;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].topic == topic && (!is_known || rows[i].product == product))
      ferry_advice_add_row (advice, findings, &rows[i]);
}
