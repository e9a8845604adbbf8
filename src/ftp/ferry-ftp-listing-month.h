/* Names of months, as `ls` writes them in the languages of servers. Inside src/ftp only. Any
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-listing-line.h"

G_BEGIN_DECLS

gint ferry_ftp_month_from_name (FerryFtpPiece piece);

G_END_DECLS
