/* What a walk through a folder leaves out. Main thread. See ferry-passed.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-passed.h"

#include <string.h>

struct _FerryPassed
{
  GArray *digests;  /* nullable; sorted */
  GArray *begun;    /* likewise */
  GHashTable *rows; /* of char * */
};

/**
 * ferry_passed_new:
 * @digests: (transfer full) (nullable): of %FERRY_PASSED_SIZE bytes each, sorted
 * @begun: (transfer full) (nullable): likewise
 */
FerryPassed *
ferry_passed_new (GArray *digests, GArray *begun)
{
  FerryPassed *passed = g_new0 (FerryPassed, 1);

  passed->digests = digests;
  passed->begun = begun;
  passed->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return passed;
}

/**
 * ferry_passed_free:
 */
void
ferry_passed_free (FerryPassed *passed)
{
  g_clear_pointer (&passed->digests, g_array_unref);
  g_clear_pointer (&passed->begun, g_array_unref);
  g_hash_table_unref (passed->rows);
  g_free (passed);
}

/**
 * ferry_passed_add_row:
 */
void
ferry_passed_add_row (FerryPassed *passed, const char *source)
{
  g_hash_table_add (passed->rows, g_strdup (source));
}

/**
 * ferry_passed_has_row:
 */
gboolean
ferry_passed_has_row (FerryPassed *passed, const char *source)
{
  return g_hash_table_contains (passed->rows, source);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, FERRY_PASSED_SIZE);
}

static gboolean
contains (GArray *digests, const guint8 *digest)
{
  return digests != NULL && digests->len > 0 &&
         bsearch (digest, digests->data, digests->len, FERRY_PASSED_SIZE, compare) != NULL;
}

/**
 * ferry_passed_has_digest:
 *
 * Returns: whether the file is through
 */
gboolean
ferry_passed_has_digest (FerryPassed *passed, const guint8 *digest)
{
  return contains (passed->digests, digest);
}

/**
 * ferry_passed_was_begun:
 */
gboolean
ferry_passed_was_begun (FerryPassed *passed, const guint8 *digest)
{
  return contains (passed->begun, digest);
}

/**
 * ferry_passed_make_digest:
 * @entry: as it was listed
 * @digest: (out): %FERRY_PASSED_SIZE bytes
 */
void
ferry_passed_make_digest (const char *source, const FerryEntry *entry, guint8 *digest)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gint64 facts[] = { entry->size, entry->modified };
  guint8 whole[32];
  gsize length = sizeof whole;

  g_checksum_update (checksum, (const guchar *) facts, sizeof facts);
  g_checksum_update (checksum, (const guchar *) source, -1);
  g_checksum_get_digest (checksum, whole, &length);
  memcpy (digest, whole, FERRY_PASSED_SIZE);
}
