/* What the listing formats share: one line of a listing taken apart, and the tokens and numbers
 * that it is made of. Inside src/ftp only. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry.h"

#include <string.h>

G_BEGIN_DECLS

/* A piece of a line: bytes within it, not NUL-terminated. */
typedef struct
{
  const char *start;
  gsize length;
} FerryFtpPiece;

typedef struct
{
  FerryFtpPiece name;
  FerryFtpPiece target; /* start is NULL where there is none */
  FerryFtpPiece owner;  /* ditto */
  FerryFtpPiece group;
  FerryEntry values; /* its strings are not used */
  char made[28];     /* for a name that does not stand in the line as it is */
} FerryFtpListingLine;

/* What is known beside the line. */
typedef struct
{
  gint64 now;      /* seconds since 1970 on the server's clock, to guess a year that is not given */
  guint ruled_out; /* orders of day, month and year in figures that the lines so far cannot have */
} FerryFtpListingContext;

typedef enum
{
  FERRY_FTP_LINE_ENTRY,
  FERRY_FTP_LINE_GUESS,      /* an entry, but nearly any line could be one: a name alone */
  FERRY_FTP_LINE_NOTHING,    /* understood, and no entry: "total 8", ".", ".." */
  FERRY_FTP_LINE_UNREADABLE, /* not in this format */
} FerryFtpLineResult;

/* Reads one line without its line end. */
typedef FerryFtpLineResult
FerryFtpLineFunc (FerryFtpPiece text, FerryFtpListingContext *context, FerryFtpListingLine *line);

/* One a file. */
FerryFtpLineFunc ferry_ftp_listing_read_unix;
FerryFtpLineFunc ferry_ftp_listing_read_dos;
FerryFtpLineFunc ferry_ftp_listing_read_eplf;
FerryFtpLineFunc ferry_ftp_listing_read_vms;
FerryFtpLineFunc ferry_ftp_listing_read_mvs;
FerryFtpLineFunc ferry_ftp_listing_read_pds;
FerryFtpLineFunc ferry_ftp_listing_read_jes;
FerryFtpLineFunc ferry_ftp_listing_read_as400;
FerryFtpLineFunc ferry_ftp_listing_read_zvm;
FerryFtpLineFunc ferry_ftp_listing_read_netware;
FerryFtpLineFunc ferry_ftp_listing_read_os2;
FerryFtpLineFunc ferry_ftp_listing_read_nonstop;
FerryFtpLineFunc ferry_ftp_listing_read_names;
FerryFtpLineFunc ferry_ftp_listing_read_mlsd;

gboolean ferry_ftp_listing_is_total (const FerryFtpPiece *tokens, guint count);
gboolean ferry_ftp_listing_vms_begins (FerryFtpPiece text);
gboolean ferry_ftp_listing_vms_goes_on (FerryFtpPiece text);

#define FERRY_FTP_MAX_TOKENS 20

guint ferry_ftp_piece_split (FerryFtpPiece text, FerryFtpPiece *tokens, guint max_tokens);
gboolean ferry_ftp_piece_to_number (FerryFtpPiece piece, gint64 *number);
gboolean ferry_ftp_piece_to_grouped (FerryFtpPiece piece, gint64 *number);
FerryFtpPiece ferry_ftp_piece_span (const FerryFtpPiece *first, const FerryFtpPiece *last);
FerryFtpPiece ferry_ftp_piece_rest (FerryFtpPiece text, const char *from);

/* Whether @byte is one of @set; a NUL never is. */
static inline gboolean
ferry_ftp_byte_is_any (char byte, const char *set)
{
  return byte != '\0' && strchr (set, byte) != NULL;
}

/**
 * ferry_ftp_piece_is:
 * @text: a literal, not empty; its length is then known when this is compiled
 *
 * Returns: whether @piece reads @text, whatever the case of its ASCII letters
 */
static inline gboolean
ferry_ftp_piece_is (FerryFtpPiece piece, const char *text)
{
  /* The first bytes, but for the case, tell most apart without a call. */
  return piece.length == strlen (text) && (piece.start[0] | 0x20) == (text[0] | 0x20) &&
         g_ascii_strncasecmp (piece.start, text, piece.length) == 0;
}

G_END_DECLS
