/* The table of quirks. See ferry-ftp-quirks.h. EPSV ALL, which some servers take for EPSV, is never
 * sent, so it is no line here; nor is the Telnet doubling of the byte 255: ferry-ftp-telnet.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-quirks.h"

#include <string.h>

/* For the log: what the server does, who is known for it and against which rule, what is done. */
static const struct
{
  FerryFtpQuirk quirk;
  const char *shows;
  const char *who;
  const char *remedy;
} quirks[] = {
  { FERRY_FTP_QUIRK_IGNORES_CASE, "names that differ in case alone are the same",
    "IIS, FileZilla Server, Serv-U, OS/2, MVS, OS/400", "comparing names without case" },
  { FERRY_FTP_QUIRK_NO_FEAT, "no FEAT", "NetKit, aioftp, proxies; RFC 2389 section 3",
    "trying each command once" },
  { FERRY_FTP_QUIRK_MIXES_REPLIES, "commands sent ahead are answered in any order",
    "aioftp; RFC 959 section 5.4", "one after another" },
  { FERRY_FTP_QUIRK_UNLISTED_MLSD, "MLSD without FEAT", "aioftp; RFC 3659 section 7.8",
    "using it" },
  { FERRY_FTP_QUIRK_BARE_PWD, "PWD without quotes or 257",
    "old NT servers, OS/400, MVS; RFC 959 appendix II", "taking the word that looks like a path" },
  { FERRY_FTP_QUIRK_REFUSES_UTF8, "OPTS UTF8 is refused, though FEAT has UTF8",
    "Pure-FTPd, pyftpdlib; RFC 2640", "names are UTF-8 all the same" },
  { FERRY_FTP_QUIRK_ODD_PASV, "227 without parentheses",
    "aioftp, embedded; RFC 1123 section 4.1.2.6", "looking for six numbers" },
  { FERRY_FTP_QUIRK_SILENT_EPSV, "no answer to EPSV", "middleboxes that do not know it; RFC 2428",
    "connecting anew, and PASV from now on" },
  { FERRY_FTP_QUIRK_DEAD_EPSV, "EPSV names a port that is not reached",
    "NATs that know PASV alone; RFC 2428", "PASV from now on" },
  { FERRY_FTP_QUIRK_NO_OPENING, "no 1xx before the data",
    "IIS, old Serv-U, pyftpdlib; RFC 959 section 5.4", "moving the data regardless" },
  { FERRY_FTP_QUIRK_TLS_BEFORE_OPENING, "no 1xx until TLS stands on the data connection",
    "ftp-srv; RFC 4217 section 9", "beginning TLS at once" },
  { FERRY_FTP_QUIRK_EARLY_END, "the final reply before the data",
    "IIS, old Serv-U; RFC 959 section 5.4", "reading the data to their end" },
  { FERRY_FTP_QUIRK_SECOND_OPENING, "a second 1xx and no final reply",
    "Pure-FTPd after a cut; RFC 959 section 4.2.1", "taking it for the end" },
  { FERRY_FTP_QUIRK_REFUSES_EMPTY, "450 or 550 for an empty folder",
    "old Serv-U, NetKit, z/OS; RFC 959 section 5.4", "it was entered, so it is empty" },
  { FERRY_FTP_QUIRK_TAKES_OPTION_FOR_NAME, "LIST -a lists nothing",
    "pyftpdlib, aioftp, FileZilla Server; RFC 959 section 4.1.3", "LIST alone" },
  { FERRY_FTP_QUIRK_NO_REST, "REST is refused", "embedded, proxies; RFC 3659 section 5",
    "reading again what is here already" },
  { FERRY_FTP_QUIRK_ODD_CODE, "another 2xx than the one that belongs to the command",
    "old servers; RFC 959 section 5.4", "any 2xx says that it was done" },
  { FERRY_FTP_QUIRK_FORGETS_TLS, "the TLS session of a new login is not taken for its data",
    "vsftpd and ProFTPD after a restart", "logging in once more" },
  { FERRY_FTP_QUIRK_STUMBLES, "commands sent ahead of their answers are lost or mixed up",
    "pyftpdlib; RFC 959 section 5.4", "one command at a time from now on" },
  { FERRY_FTP_QUIRK_NO_REPLACE, "RNTO does not replace a file",
    "IIS, Serv-U; RFC 959 section 4.1.3", "removing it first" },
};

/* What a server says of itself, in any case. */
static const struct
{
  const char *text;
  FerryFtpQuirk quirk;
} greeting_signs[] = {
  { "Microsoft FTP Service", FERRY_FTP_QUIRK_IGNORES_CASE },
  { "FileZilla Server", FERRY_FTP_QUIRK_IGNORES_CASE },
  { "Serv-U", FERRY_FTP_QUIRK_IGNORES_CASE },
  { "pyftpdlib", FERRY_FTP_QUIRK_STUMBLES },
};

/* The begin of SYST's text (RFC 1700, "operating system names"). */
static const struct
{
  const char *text;
  FerryFtpQuirk quirk;
} system_signs[] = {
  { "Windows", FERRY_FTP_QUIRK_IGNORES_CASE }, { "WIN32", FERRY_FTP_QUIRK_IGNORES_CASE },
  { "OS/2", FERRY_FTP_QUIRK_IGNORES_CASE },    { "OS/400", FERRY_FTP_QUIRK_IGNORES_CASE },
  { "VMS", FERRY_FTP_QUIRK_IGNORES_CASE },     { "MVS", FERRY_FTP_QUIRK_IGNORES_CASE },
  { "VM/CMS", FERRY_FTP_QUIRK_IGNORES_CASE },  { "NETWARE", FERRY_FTP_QUIRK_IGNORES_CASE },
};

/* All that aioftp says of itself: it knows neither SYST nor FEAT. */
static const char only_sign_of_aioftp[] = "welcome";

static gboolean
contains (const char *text, const char *part)
{
  g_autofree char *lower_text = g_ascii_strdown (text != NULL ? text : "", -1);
  g_autofree char *lower_part = g_ascii_strdown (part, -1);

  return strstr (lower_text, lower_part) != NULL;
}

/**
 * ferry_ftp_quirks_detect:
 * @session: greeted, its SYST and FEAT answered
 *
 * Notes the quirks that the server's own words tell.
 */
void
ferry_ftp_quirks_detect (FerryFtpSession *session)
{
  for (guint i = 0; i < G_N_ELEMENTS (greeting_signs); i++)
    if (contains (session->greeting, greeting_signs[i].text))
      ferry_ftp_quirks_note (session, greeting_signs[i].quirk);
  for (guint i = 0; i < G_N_ELEMENTS (system_signs); i++)
    if (session->system != NULL && g_ascii_strncasecmp (session->system, system_signs[i].text,
                                                        strlen (system_signs[i].text)) == 0)
      ferry_ftp_quirks_note (session, system_signs[i].quirk);
  if (ferry_ftp_features_is_known (session->features))
    return;
  ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_NO_FEAT);
  if (g_strcmp0 (session->greeting, only_sign_of_aioftp) == 0)
    ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_MIXES_REPLIES);
}

/**
 * ferry_ftp_quirks_note:
 *
 * Remembers that the server has @quirk. The first time the log says so.
 */
void
ferry_ftp_quirks_note (FerryFtpSession *session, FerryFtpQuirk quirk)
{
  if (ferry_ftp_quirks_has (session, quirk))
    return;
  session->quirks |= quirk;
  for (guint i = 0; i < G_N_ELEMENTS (quirks); i++)
    if (quirks[i].quirk == quirk)
      ferry_ftp_session_note (session, FERRY_LOG_STATUS, "quirk: %s (%s): %s", quirks[i].shows,
                              quirks[i].who, quirks[i].remedy);
}

/**
 * ferry_ftp_quirks_has:
 *
 * Returns: whether the server is known to have @quirk
 */
gboolean
ferry_ftp_quirks_has (const FerryFtpSession *session, FerryFtpQuirk quirk)
{
  return (session->quirks & quirk) != 0;
}
