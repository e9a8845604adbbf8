/* From the bytes of a listing to entries: MLSD (RFC 3659 section 7) and what LIST writes on all
 * kinds of servers. The parser is fed as bytes arrive and chooses the format with the fewest
 * errors. Pure: no network, no thread of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-listing.h"

G_BEGIN_DECLS

#define FERRY_FTP_LISTING_LINE_MAX       16384 /* bytes; a longer line is unreadable */
#define FERRY_FTP_LISTING_BYTES_AN_ENTRY 200   /* on average, or the listing is given up */

typedef enum
{
  FERRY_FTP_LISTING_LIST, /* the reply to LIST: any format */
  FERRY_FTP_LISTING_MLSD, /* the reply to MLSD: facts */
  FERRY_FTP_LISTING_ANY,  /* unknown: for files of a user's, MLSD lines too */
} FerryFtpListingSource;

typedef struct _FerryFtpListingParser FerryFtpListingParser;

typedef void (*FerryFtpUnreadableFunc) (const char *line, gsize length, gpointer user_data);

FerryFtpListingParser *
ferry_ftp_listing_parser_new (FerryFtpListingSource source, const char *system, gint64 now);
void ferry_ftp_listing_parser_free (FerryFtpListingParser *parser);
void ferry_ftp_listing_parser_set_unreadable_func (FerryFtpListingParser *parser,
                                                   FerryFtpUnreadableFunc func,
                                                   gpointer user_data);
void ferry_ftp_listing_parser_set_offset (FerryFtpListingParser *parser, gint seconds);
const char *ferry_ftp_listing_parser_get_format (const FerryFtpListingParser *parser);
void ferry_ftp_listing_parser_feed (FerryFtpListingParser *parser, const char *bytes, gsize length);
void ferry_ftp_listing_parser_finish (FerryFtpListingParser *parser);
guint ferry_ftp_listing_parser_get_length (const FerryFtpListingParser *parser);
FerryListing *ferry_ftp_listing_parser_take (FerryFtpListingParser *parser);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryFtpListingParser, ferry_ftp_listing_parser_free)

G_END_DECLS
