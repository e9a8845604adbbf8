/* Where size, date and name stand in a line whose columns move. Inside src/ftp only. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-listing-date.h"

G_BEGIN_DECLS

typedef struct
{
  FerryFtpDate date;
  guint index; /* of its first token */
  guint length;
  gint64 size;
  guint size_length; /* tokens before the date */
} FerryFtpAnchor;

gboolean ferry_ftp_anchor_find (const FerryFtpPiece *tokens,
                                guint count,
                                guint first,
                                gboolean is_device,
                                FerryFtpListingContext *context,
                                FerryFtpAnchor *anchor);
FerryFtpPiece ferry_ftp_anchor_find_name (const FerryFtpAnchor *anchor,
                                          FerryFtpPiece text,
                                          const FerryFtpPiece *tokens);

G_END_DECLS
