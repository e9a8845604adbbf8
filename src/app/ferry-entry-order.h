/* Which entries of a folder are shown, and in what order. Pure: may run in any thread, on listings
 * that nobody changes any more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-listing.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_ENTRY_COLUMN_NAME,
  FERRY_ENTRY_COLUMN_SIZE,
  FERRY_ENTRY_COLUMN_MODIFIED,
  FERRY_ENTRY_COLUMN_PERMISSIONS,
  FERRY_ENTRY_COLUMN_OWNER,
  FERRY_N_ENTRY_COLUMNS,
} FerryEntryColumn;

/* One entry: which part of the folder's listing, and where in it. */
typedef struct
{
  guint32 part;
  guint32 index;
} FerryEntryKey;

/* What else is known of names: a table from raw names, which nobody changes any more. */
typedef enum
{
  FERRY_ENTRY_TABLE_ONLY,  /* a set: nothing else is shown */
  FERRY_ENTRY_TABLE_SIZES, /* to gint64: of folders, with all that is in them */
  FERRY_N_ENTRY_TABLES,
} FerryEntryTable;

typedef struct
{
  FerryEntryColumn column;
  gboolean is_descending;
  gboolean shows_hidden;
  char *filter;  /* casefolded, nullable; with `*` or `?` a pattern of the whole name */
  char *charset; /* of names, nullable: UTF-8 */
  GHashTable *tables[FERRY_N_ENTRY_TABLES]; /* nullable */
} FerryEntryRule;

FerryEntryRule *ferry_entry_rule_copy (const FerryEntryRule *rule);
void ferry_entry_rule_clear (FerryEntryRule *rule);
void ferry_entry_rule_free (FerryEntryRule *rule);

gboolean
ferry_entry_name_begins_with (const FerryEntry *entry, const char *prefix, const char *charset);

GPtrArray *ferry_entry_parts_new (void);
GPtrArray *ferry_entry_parts_copy (GPtrArray *parts);
guint ferry_entry_parts_count (GPtrArray *parts);

GArray *ferry_entry_order_make (GPtrArray *parts, const FerryEntryRule *rule);
void ferry_entry_order_make_async (GPtrArray *parts,
                                   const FerryEntryRule *rule,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GArray *ferry_entry_order_make_finish (GAsyncResult *result, GPtrArray **parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryEntryRule, ferry_entry_rule_free)

G_END_DECLS
