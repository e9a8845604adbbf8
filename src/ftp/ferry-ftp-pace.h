/* Holding back where speed is limited: before bytes of a file are moved, a turn is waited for.
 * Blocking; a cancel ends the wait at once, and a changed limit counts within 100 ms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-session.h"
#include "ferry-rate.h"

G_BEGIN_DECLS

gboolean ferry_ftp_pace_begin (FerryFtpSession *session,
                               FerryRateDirection direction,
                               gsize wanted,
                               FerryRateTurn *turn,
                               GCancellable *cancellable,
                               GError **error);
void ferry_ftp_pace_end (FerryFtpSession *session, const FerryRateTurn *turn, gsize moved);

G_END_DECLS
