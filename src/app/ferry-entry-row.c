/* One row of a pane. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-row.h"

#include "ferry-charset.h"

struct _FerryEntryRow
{
  GObject parent_instance;

  FerryListing *listing; /* owned: keeps the entry alive */
  const FerryEntry *entry;
  char *name; /* UTF-8, for display */
  gboolean is_lossy;
};

G_DEFINE_FINAL_TYPE (FerryEntryRow, ferry_entry_row, G_TYPE_OBJECT)

static void
ferry_entry_row_finalize (GObject *object)
{
  FerryEntryRow *row = FERRY_ENTRY_ROW (object);

  g_clear_pointer (&row->listing, ferry_listing_unref);
  g_free (row->name);

  G_OBJECT_CLASS (ferry_entry_row_parent_class)->finalize (object);
}

static void
ferry_entry_row_class_init (FerryEntryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_entry_row_finalize;
}

static void
ferry_entry_row_init (FerryEntryRow *row)
{
}

/**
 * ferry_entry_row_new:
 * @charset: (nullable): of names, UTF-8 where %NULL
 *
 * Returns: (transfer full): the row of the entry at @index
 */
FerryEntryRow *
ferry_entry_row_new (FerryListing *listing, guint index, const char *charset)
{
  FerryEntryRow *row = g_object_new (FERRY_TYPE_ENTRY_ROW, NULL);

  row->listing = ferry_listing_ref (listing);
  row->entry = ferry_listing_get (listing, index);
  row->name = ferry_charset_decode_shown (charset, row->entry->name, &row->is_lossy);
  return row;
}

/**
 * ferry_entry_row_get_entry:
 *
 * Returns: (transfer none): the entry
 */
const FerryEntry *
ferry_entry_row_get_entry (FerryEntryRow *row)
{
  return row->entry;
}

/**
 * ferry_entry_row_get_name:
 *
 * Returns: (transfer none): the name to show, UTF-8
 */
const char *
ferry_entry_row_get_name (FerryEntryRow *row)
{
  return row->name;
}

/**
 * ferry_entry_row_is_lossy:
 *
 * Returns: whether some bytes of the name are not of the character set, and are shown escaped
 */
gboolean
ferry_entry_row_is_lossy (FerryEntryRow *row)
{
  return row->is_lossy;
}
