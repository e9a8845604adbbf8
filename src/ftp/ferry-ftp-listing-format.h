/* The formats of listings in one table, and which of them fits. Inside src/ftp only. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-listing-line.h"
#include "ferry-ftp-listing.h"

G_BEGIN_DECLS

typedef struct
{
  guint first, last; /* rows of the table */
} FerryFtpFormatRange;

FerryFtpFormatRange ferry_ftp_listing_formats (FerryFtpListingSource source);
const char *ferry_ftp_listing_format_name (guint format);
guint ferry_ftp_listing_format_guess (FerryFtpFormatRange range, const char *system);

FerryFtpLineResult ferry_ftp_listing_format_read (guint format,
                                                  FerryFtpPiece text,
                                                  FerryFtpListingContext *context,
                                                  FerryFtpListingLine *line);
guint ferry_ftp_listing_format_choose (FerryFtpFormatRange range,
                                       const char *system,
                                       const GPtrArray *sample,
                                       FerryFtpListingContext *context);

G_END_DECLS
