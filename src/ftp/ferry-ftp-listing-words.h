/* Words that servers write in their own language and character set. Inside src/ftp only. Any
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-listing-line.h"

G_BEGIN_DECLS

typedef struct
{
  const char *text; /* UTF-8, small letters */
  gint value;       /* not 0 */
} FerryFtpWord;

typedef struct _FerryFtpWords FerryFtpWords;

FerryFtpWords *ferry_ftp_words_new (const FerryFtpWord *words, guint count);
gint ferry_ftp_words_find (const FerryFtpWords *words, FerryFtpPiece piece);

G_END_DECLS
