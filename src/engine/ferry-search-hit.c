/* One thing that a search found. See ferry-search-hit.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-search-hit.h"

struct _FerrySearchHit
{
  GObject parent_instance;

  char *folder; /* interned: many hits are in one folder */
  FerryEntry *entry;
};

G_DEFINE_FINAL_TYPE (FerrySearchHit, ferry_search_hit, G_TYPE_OBJECT)

static void
ferry_search_hit_finalize (GObject *object)
{
  FerrySearchHit *hit = FERRY_SEARCH_HIT (object);

  g_ref_string_release (hit->folder);
  ferry_entry_free (hit->entry);

  G_OBJECT_CLASS (ferry_search_hit_parent_class)->finalize (object);
}

static void
ferry_search_hit_class_init (FerrySearchHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_search_hit_finalize;
}

static void
ferry_search_hit_init (FerrySearchHit *hit)
{
}

/**
 * ferry_search_hit_new:
 * @folder: raw path
 *
 * Returns: (transfer full): a copy of @entry, with its folder
 */
FerrySearchHit *
ferry_search_hit_new (const char *folder, const FerryEntry *entry)
{
  FerrySearchHit *hit = g_object_new (FERRY_TYPE_SEARCH_HIT, NULL);

  hit->folder = g_ref_string_new_intern (folder);
  hit->entry = ferry_entry_copy (entry);
  return hit;
}

/**
 * ferry_search_hit_get_folder:
 *
 * Returns: (transfer none): raw path
 */
const char *
ferry_search_hit_get_folder (FerrySearchHit *hit)
{
  return hit->folder;
}

/**
 * ferry_search_hit_get_entry:
 *
 * Returns: (transfer none): as the folder's listing had it
 */
const FerryEntry *
ferry_search_hit_get_entry (FerrySearchHit *hit)
{
  return hit->entry;
}
