/* What servers do otherwise than the RFCs say, by name: how it shows, who does it, and what Ferry
 * does then. Inside src/ftp only. Known from what a server says of itself, or noted where it shows;
 * kept over reconnects, for it is the same server.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-session.h"

G_BEGIN_DECLS

typedef enum
{
  /* told by the greeting, SYST or FEAT */
  FERRY_FTP_QUIRK_IGNORES_CASE = 1 << 0,
  FERRY_FTP_QUIRK_NO_FEAT = 1 << 1,
  FERRY_FTP_QUIRK_MIXES_REPLIES = 1 << 17,

  /* seen when it happens */
  FERRY_FTP_QUIRK_UNLISTED_MLSD = 1 << 2,
  FERRY_FTP_QUIRK_BARE_PWD = 1 << 3,
  FERRY_FTP_QUIRK_REFUSES_UTF8 = 1 << 4,
  FERRY_FTP_QUIRK_ODD_PASV = 1 << 5,
  FERRY_FTP_QUIRK_SILENT_EPSV = 1 << 6,
  FERRY_FTP_QUIRK_DEAD_EPSV = 1 << 7,
  FERRY_FTP_QUIRK_NO_OPENING = 1 << 8,
  FERRY_FTP_QUIRK_TLS_BEFORE_OPENING = 1 << 9,
  FERRY_FTP_QUIRK_EARLY_END = 1 << 10,
  FERRY_FTP_QUIRK_SECOND_OPENING = 1 << 11,
  FERRY_FTP_QUIRK_REFUSES_EMPTY = 1 << 12,
  FERRY_FTP_QUIRK_TAKES_OPTION_FOR_NAME = 1 << 13,
  FERRY_FTP_QUIRK_NO_REST = 1 << 14,
  FERRY_FTP_QUIRK_ODD_CODE = 1 << 15,
  FERRY_FTP_QUIRK_FORGETS_TLS = 1 << 16,
  FERRY_FTP_QUIRK_STUMBLES = 1 << 18,
  FERRY_FTP_QUIRK_NO_REPLACE = 1 << 19,
} FerryFtpQuirk;

void ferry_ftp_quirks_detect (FerryFtpSession *session);
void ferry_ftp_quirks_note (FerryFtpSession *session, FerryFtpQuirk quirk);
gboolean ferry_ftp_quirks_has (const FerryFtpSession *session, FerryFtpQuirk quirk);

G_END_DECLS
