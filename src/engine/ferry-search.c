/* A search below a folder. See ferry-search.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-search.h"

#include "ferry-survey.h"

#define TOLD_EVERY 100 /* milliseconds */

struct _FerrySearch
{
  GObject parent_instance;

  FerryPlace *place; /* owned */
  FerrySearchRule *rule;
  FerrySurvey *survey; /* owned, NULL when it has ended */
  GPtrArray *hits;     /* of FerrySearchHit */
  guint n_told;        /* of @hits, those that the list's users know of */
  guint n_folders;
  guint n_failed; /* folders that could not be read */
  guint tell_source;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
ferry_search_get_item_type (GListModel *list)
{
  return FERRY_TYPE_SEARCH_HIT;
}

static guint
ferry_search_get_n_items (GListModel *list)
{
  return FERRY_SEARCH (list)->n_told;
}

static gpointer
ferry_search_get_item (GListModel *list, guint position)
{
  FerrySearch *search = FERRY_SEARCH (list);

  return position < search->n_told ? g_object_ref (g_ptr_array_index (search->hits, position))
                                   : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = ferry_search_get_item_type;
  interface->get_n_items = ferry_search_get_n_items;
  interface->get_item = ferry_search_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FerrySearch,
                               ferry_search,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Many at a time: each announcement costs a view that shows the list. */
static void
tell (FerrySearch *search)
{
  guint before = search->n_told;

  search->n_told = search->hits->len;
  if (search->n_told > before)
    g_list_model_items_changed (G_LIST_MODEL (search), before, 0, search->n_told - before);
  g_signal_emit (search, signals[CHANGED], 0);
}

static gboolean
on_tell_due (gpointer user_data)
{
  FerrySearch *search = user_data;

  search->tell_source = 0;
  tell (search);
  return G_SOURCE_REMOVE;
}

static void
tell_soon (FerrySearch *search)
{
  if (search->tell_source == 0)
    search->tell_source = g_timeout_add (TOLD_EVERY, on_tell_due, search);
}

static void
leave_survey (FerrySearch *search)
{
  if (search->survey == NULL)
    return;
  search->n_folders = ferry_survey_get_n_folders (search->survey);
  g_signal_handlers_disconnect_by_data (search->survey, search);
  ferry_survey_stop (search->survey);
  g_clear_object (&search->survey);
}

static void
end (FerrySearch *search)
{
  leave_survey (search);
  g_clear_handle_id (&search->tell_source, g_source_remove);
  tell (search);
}

static void
on_listed (FerrySurvey *survey,
           guint root,
           const char *folder,
           FerryListing *entries,
           FerrySearch *search)
{
  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    {
      const FerryEntry *entry = ferry_listing_get (entries, i);
      g_autofree char *name = ferry_place_decode (search->place, entry->name, NULL);

      if (!ferry_search_rule_is_met (search->rule, entry, name))
        continue;
      g_ptr_array_add (search->hits, ferry_search_hit_new (folder, entry));
      if (search->hits->len >= FERRY_SEARCH_MOST_HITS)
        {
          end (search);
          return;
        }
    }
  tell_soon (search);
}

static void
on_failed (FerrySurvey *survey,
           guint root,
           const char *folder,
           const GError *error,
           FerrySearch *search)
{
  search->n_failed++;
  tell_soon (search);
}

static void
on_ended (FerrySurvey *survey, FerrySearch *search)
{
  end (search);
}

static void
ferry_search_dispose (GObject *object)
{
  FerrySearch *search = FERRY_SEARCH (object);

  leave_survey (search);
  g_clear_handle_id (&search->tell_source, g_source_remove);

  G_OBJECT_CLASS (ferry_search_parent_class)->dispose (object);
}

static void
ferry_search_finalize (GObject *object)
{
  FerrySearch *search = FERRY_SEARCH (object);

  g_object_unref (search->place);
  ferry_search_rule_free (search->rule);
  g_ptr_array_unref (search->hits);

  G_OBJECT_CLASS (ferry_search_parent_class)->finalize (object);
}

static void
ferry_search_class_init (FerrySearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_search_finalize;

  signals[CHANGED] = g_signal_new ("changed", FERRY_TYPE_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ferry_search_init (FerrySearch *search)
{
  search->hits = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ferry_search_new:
 * @folder: raw path
 * @rule: (transfer full): what to look for
 *
 * Returns: (transfer full): a search that has begun
 */
FerrySearch *
ferry_search_new (FerryPlace *place, const char *folder, FerrySearchRule *rule)
{
  FerrySearch *search = g_object_new (FERRY_TYPE_SEARCH, NULL);

  search->place = g_object_ref (place);
  search->rule = rule;
  search->survey = ferry_survey_new (place);
  g_signal_connect (search->survey, "listed", G_CALLBACK (on_listed), search);
  g_signal_connect (search->survey, "failed", G_CALLBACK (on_failed), search);
  g_signal_connect (search->survey, "ended", G_CALLBACK (on_ended), search);
  ferry_survey_add (search->survey, 0, folder);
  return search;
}

/**
 * ferry_search_stop:
 *
 * Looks no further; what was found stays.
 */
void
ferry_search_stop (FerrySearch *search)
{
  if (search->survey != NULL)
    end (search);
}

/**
 * ferry_search_is_running:
 */
gboolean
ferry_search_is_running (FerrySearch *search)
{
  return search->survey != NULL;
}

/**
 * ferry_search_is_full:
 *
 * Returns: whether it ended because it holds as many as it may
 */
gboolean
ferry_search_is_full (FerrySearch *search)
{
  return search->hits->len >= FERRY_SEARCH_MOST_HITS;
}

/**
 * ferry_search_get_n_folders:
 *
 * Returns: how many folders have been read
 */
guint
ferry_search_get_n_folders (FerrySearch *search)
{
  return search->survey != NULL ? ferry_survey_get_n_folders (search->survey) : search->n_folders;
}

/**
 * ferry_search_get_n_failed:
 *
 * Returns: how many folders could not be read
 */
guint
ferry_search_get_n_failed (FerrySearch *search)
{
  return search->n_failed;
}

/**
 * ferry_search_get_folder:
 *
 * Returns: (transfer none) (nullable): a folder that is being read; %NULL when it has ended
 */
const char *
ferry_search_get_folder (FerrySearch *search)
{
  return search->survey != NULL ? ferry_survey_get_folder (search->survey) : NULL;
}
