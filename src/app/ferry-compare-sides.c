/* Compares the folders that the two sides show. See ferry-compare-sides.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-compare-sides.h"

#include "ferry-announce.h"
#include "ferry-entry-marks.h"
#include "ferry-format.h"
#include "ferry-sync-folder.h"
#include "ferry-sync-options.h"

#include <glib/gi18n.h>

#define N_SIDES   2
#define MARKS_KEY "ferry-marks"
#define PATIENCE  100 /* ms between two looks at a list that is being sorted */

struct _FerryCompareSides
{
  GObject parent_instance;

  FerrySides *sides;         /* owned */
  FerryPane *panes[N_SIDES]; /* owned, nullable: those that are marked */
  gboolean is_active;
  gboolean only_differences;
  gboolean is_told; /* how much these two folders differ */
  guint update_source;
};

G_DEFINE_FINAL_TYPE (FerryCompareSides, ferry_compare_sides, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_IS_ACTIVE,
  PROP_ONLY_DIFFERENCES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static FerryEntryMarks *
get_marks (FerryPane *pane)
{
  FerryEntryMarks *marks = g_object_get_data (G_OBJECT (pane), MARKS_KEY);

  if (marks != NULL)
    return marks;
  marks = ferry_entry_marks_new ();
  g_object_set_data_full (G_OBJECT (pane), MARKS_KEY, marks, g_object_unref);
  ferry_entry_list_set_marks (ferry_pane_get_list (pane), marks);
  return marks;
}

static FerryEntryModel *
get_model (FerryPane *pane)
{
  return ferry_folder_get_model (ferry_pane_get_folder (pane));
}

static FerryListing *
dup_entries (FerryPane *pane)
{
  GPtrArray *parts = ferry_entry_model_get_parts (get_model (pane));
  FerryListing *all = ferry_listing_new ();

  for (guint i = 0; i < parts->len; i++)
    for (guint j = 0; j < ferry_listing_get_length (g_ptr_array_index (parts, i)); j++)
      ferry_listing_add_copy (all, ferry_listing_get (g_ptr_array_index (parts, i), j));
  return all;
}

static FerryMark
find_mark (FerrySyncReason reason, gboolean is_right)
{
  switch (reason)
    {
    case FERRY_SYNC_ONLY_LEFT:
    case FERRY_SYNC_ONLY_RIGHT:
      return FERRY_MARK_ONLY_HERE;
    case FERRY_SYNC_LEFT_NEWER:
      return is_right ? FERRY_MARK_OLDER : FERRY_MARK_NEWER;
    case FERRY_SYNC_RIGHT_NEWER:
      return is_right ? FERRY_MARK_NEWER : FERRY_MARK_OLDER;
    case FERRY_SYNC_SAME:
      return FERRY_MARK_NONE;
    default:
      return FERRY_MARK_DIFFERENT;
    }
}

/* Returns: whether they differ */
static gboolean
mark_twins (const FerrySyncTwins *twins, GHashTable *const *names, GHashTable *const *only)
{
  const FerrySyncRules rules = { .tolerance = FERRY_SYNC_TOLERANCE };
  FerrySyncFacts left = ferry_sync_facts_of (twins->entries[0]);
  FerrySyncFacts right = ferry_sync_facts_of (twins->entries[1]);
  FerrySyncReason reason =
      ferry_sync_rules_compare (&rules, &left, &right, FERRY_SYNC_CONTENT_UNKNOWN);

  for (guint i = 0; i < N_SIDES; i++)
    {
      const FerryEntry *entry = twins->entries[i];
      FerryMark mark = find_mark (reason, i == 1);

      if (entry == NULL)
        continue;
      if (mark != FERRY_MARK_NONE)
        g_hash_table_insert (names[i], g_strdup (entry->name), GUINT_TO_POINTER (mark));
      /* What differs may lie in a folder. */
      if (mark != FERRY_MARK_NONE || ferry_entry_is_directory (entry))
        g_hash_table_add (only[i], g_strdup (entry->name));
    }
  return reason != FERRY_SYNC_SAME;
}

static void
clear_pane (FerryPane *pane)
{
  ferry_entry_marks_take (get_marks (pane), NULL);
  ferry_entry_model_set_table (get_model (pane), FERRY_ENTRY_TABLE_ONLY, NULL);
}

static gboolean
is_ready (FerryCompareSides *self)
{
  for (guint i = 0; i < N_SIDES; i++)
    {
      FerryFolder *folder = ferry_pane_get_folder (self->panes[i]);

      if (ferry_folder_get_path (folder) == NULL || ferry_folder_get_error (folder) != NULL)
        return FALSE;
    }
  return TRUE;
}

/* Once for two folders, not each time that they are read again. */
static void
tell (FerryCompareSides *self, guint n_different)
{
  g_autofree char *text = ferry_format_counts (
      ngettext ("The folders differ in %u name", "The folders differ in %u names", n_different),
      n_different);

  if (!self->is_told)
    ferry_announce (GTK_WIDGET (self->panes[0]), text);
  self->is_told = TRUE;
}

static void
compare (FerryCompareSides *self)
{
  g_autoptr (FerrySyncFolder) folder = ferry_sync_folder_new (ferry_pane_get_path (self->panes[0]),
                                                              ferry_pane_get_path (self->panes[1]));
  GHashTable *names[N_SIDES], *only[N_SIDES];
  g_autoptr (GPtrArray) found = NULL;
  guint n_different = 0;

  for (guint i = 0; i < N_SIDES; i++)
    {
      folder->sides[i].entries = dup_entries (self->panes[i]);
      names[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      only[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  found = ferry_sync_folder_match (folder, ferry_pane_get_place (self->panes[0]),
                                   ferry_pane_get_place (self->panes[1]), FALSE);
  for (guint i = 0; i < found->len; i++)
    n_different += mark_twins (g_ptr_array_index (found, i), names, only);
  for (guint i = 0; i < N_SIDES; i++)
    {
      ferry_entry_marks_take (get_marks (self->panes[i]), names[i]);
      ferry_entry_model_set_table (get_model (self->panes[i]), FERRY_ENTRY_TABLE_ONLY,
                                   self->only_differences ? only[i] : NULL);
      g_hash_table_unref (only[i]);
    }
  tell (self, n_different);
}

static gboolean
update (gpointer user_data)
{
  FerryCompareSides *self = user_data;

  for (guint i = 0; i < N_SIDES; i++)
    if (!ferry_entry_model_is_settled (get_model (self->panes[i])))
      return G_SOURCE_CONTINUE;
  self->update_source = 0;
  if (is_ready (self))
    compare (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (FerryCompareSides *self)
{
  if (self->update_source == 0)
    self->update_source = g_timeout_add (PATIENCE, update, self);
}

/* Another folder begins without marks. */
static void
on_folder_changed (FerryFolder *folder, FerryCompareSides *self)
{
  if (ferry_folder_is_new (folder))
    {
      self->is_told = FALSE;
      for (guint i = 0; i < N_SIDES; i++)
        ferry_entry_model_set_table (get_model (self->panes[i]), FERRY_ENTRY_TABLE_ONLY, NULL);
    }
  schedule (self);
}

static void
leave (FerryCompareSides *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  for (guint i = 0; i < N_SIDES; i++)
    {
      if (self->panes[i] == NULL)
        continue;
      g_signal_handlers_disconnect_by_data (ferry_pane_get_folder (self->panes[i]), self);
      clear_pane (self->panes[i]);
      g_clear_object (&self->panes[i]);
    }
}

static void
enter (FerryCompareSides *self)
{
  FerrySide *active = ferry_sides_get_active (self->sides);

  self->is_told = FALSE;
  self->panes[0] = g_object_ref (ferry_side_get_pane (active));
  self->panes[1] = g_object_ref (ferry_side_get_pane (ferry_sides_get_other (self->sides, active)));
  for (guint i = 0; i < N_SIDES; i++)
    {
      FerryFolder *folder = ferry_pane_get_folder (self->panes[i]);

      g_signal_connect (folder, "changed", G_CALLBACK (on_folder_changed), self);
      g_signal_connect_swapped (folder, "loaded", G_CALLBACK (schedule), self);
    }
  schedule (self);
}

static gboolean
shows (FerryCompareSides *self, FerryPane *pane)
{
  FerrySide *active = ferry_sides_get_active (self->sides);

  return pane == ferry_side_get_pane (active) ||
         pane == ferry_side_get_pane (ferry_sides_get_other (self->sides, active));
}

/* Another tab is in front; or only the other side is worked in. */
static void
on_shown_changed (FerryCompareSides *self)
{
  if (!self->is_active || (shows (self, self->panes[0]) && shows (self, self->panes[1])))
    return;
  leave (self);
  enter (self);
}

static void
ferry_compare_sides_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FerryCompareSides *self = FERRY_COMPARE_SIDES (object);
  gboolean is_set = g_value_get_boolean (value);

  if (id == PROP_IS_ACTIVE && self->is_active != is_set)
    {
      self->is_active = is_set;
      if (is_set)
        enter (self);
      else
        leave (self);
      g_object_notify_by_pspec (object, pspec);
    }
  else if (id == PROP_ONLY_DIFFERENCES && self->only_differences != is_set)
    {
      self->only_differences = is_set;
      if (self->is_active)
        schedule (self);
      else if (is_set)
        g_object_set (self, "is-active", TRUE, NULL);
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
ferry_compare_sides_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FerryCompareSides *self = FERRY_COMPARE_SIDES (object);

  g_value_set_boolean (value, id == PROP_IS_ACTIVE ? self->is_active : self->only_differences);
}

static void
ferry_compare_sides_dispose (GObject *object)
{
  FerryCompareSides *self = FERRY_COMPARE_SIDES (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  for (guint i = 0; i < N_SIDES; i++)
    {
      if (self->panes[i] != NULL)
        g_signal_handlers_disconnect_by_data (ferry_pane_get_folder (self->panes[i]), self);
      g_clear_object (&self->panes[i]);
    }
  g_clear_object (&self->sides);

  G_OBJECT_CLASS (ferry_compare_sides_parent_class)->dispose (object);
}

static void
ferry_compare_sides_class_init (FerryCompareSidesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = ferry_compare_sides_set_property;
  object_class->get_property = ferry_compare_sides_get_property;
  object_class->dispose = ferry_compare_sides_dispose;
  properties[PROP_IS_ACTIVE] =
      g_param_spec_boolean ("is-active", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ONLY_DIFFERENCES] =
      g_param_spec_boolean ("only-differences", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ferry_compare_sides_init (FerryCompareSides *self)
{
}

/**
 * ferry_compare_sides_new:
 *
 * Returns: (transfer full): not active
 */
FerryCompareSides *
ferry_compare_sides_new (FerrySides *sides)
{
  FerryCompareSides *self = g_object_new (FERRY_TYPE_COMPARE_SIDES, NULL);

  self->sides = g_object_ref (sides);
  g_signal_connect_object (sides, "shown-changed", G_CALLBACK (on_shown_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}
