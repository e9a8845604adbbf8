/* What the tests of the listing formats share: a table of lines, and a table of whole listings,
 * each read cut at every byte and with every kind of line end; and the same lines spoilt at random.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-listing.h"

G_BEGIN_DECLS

#define FERRY_LISTING_NOW G_GINT64_CONSTANT (1707000000) /* 2024-02-03T22:40:00Z */

typedef struct
{
  const char *line; /* the listing's only one */
  const char *name; /* NULL: unreadable; "": understood, and no entry */
  FerryKind kind;
  gint64 size;
  const char *time; /* by precision; NULL: none; Z behind UTC */
  guint mode;
  const char *owner, *group, *target;
} FerryListingCase;

/* A whole listing, its lines ended by '\n'. @entries is what is read, a line each:
 *
 *   kind size time name -> target
 *
 * kind being f, d, l or o, "-" standing for what is not known, "?" before an unreadable line. */
typedef struct
{
  const char *text;
  const char *format;
  const char *entries;
} FerryListingText;

FerryListing *ferry_listing_parse (FerryFtpListingSource source,
                                   const char *bytes,
                                   gsize length,
                                   gsize cut,
                                   guint *unreadable);
char *ferry_listing_describe (const char *text, gsize cut, const char *system);

void ferry_listing_check_cases (FerryFtpListingSource source,
                                const FerryListingCase *cases,
                                guint count);
void ferry_listing_check_texts (const FerryListingText *texts, guint count);

/* The tables of one format; either may be empty. */
typedef struct
{
  FerryFtpListingSource source; /* of the lines */
  const FerryListingCase *cases;
  guint n_cases;
  const FerryListingText *texts;
  guint n_texts;
} FerryListingTables;

void ferry_listing_add_tests (const char *name, const FerryListingTables *tables);

void ferry_listing_fuzz (const char *const *seeds, guint count);
void ferry_listing_fuzz_cases (const FerryListingCase *cases, guint count);
void ferry_listing_fuzz_texts (const FerryListingText *texts, guint count);

G_END_DECLS
