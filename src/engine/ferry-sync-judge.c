/* Turns what a scan finds into lines of a plan. Main thread. See ferry-sync-judge.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-judge.h"

#include "ferry-name.h"
#include "ferry-path.h"
#include "ferry-remote-files.h"
#include "ferry-remote-keep.h"
#include "ferry-remote-place.h"
#include "ferry-sync-pattern.h"

struct _FerrySyncJudge
{
  FerrySyncPlan *plan; /* borrowed */
  FerrySyncPatterns *patterns;
  FerrySyncMemory *before; /* borrowed: the plan's, until the end */
  FerrySyncMemory *after;  /* owned, nullable: what is to be remembered from now on */
  GQueue questions;        /* of FerrySyncQuestion */
  char *deleted[2];        /* nullable: where deleted files go, on each side */
  gboolean keeps_alike;    /* of what is alike, too */
};

static void
question_free (FerrySyncQuestion *question)
{
  g_object_unref (question->item);
  g_free (question);
}

/* What was deleted is no part of what is synchronized. */
static char *
dup_deleted (FerryPlace *place)
{
  g_autoptr (FerryListing) nothing = ferry_listing_new ();

  if (ferry_place_is_local (place))
    return NULL;
  return ferry_remote_dup_deleted_folder (
      ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place)), ferry_place_get_home (place), "",
      nothing);
}

/**
 * ferry_sync_judge_new:
 * @plan: must outlive it
 */
FerrySyncJudge *
ferry_sync_judge_new (FerrySyncPlan *plan)
{
  FerrySyncJudge *judge = g_new0 (FerrySyncJudge, 1);
  const FerrySyncOptions *options = ferry_sync_plan_get_options (plan);

  judge->plan = plan;
  judge->patterns = ferry_sync_patterns_new (options->ignores_case);
  ferry_sync_patterns_add_text (judge->patterns, options->patterns);
  judge->before = ferry_sync_plan_get_memory (plan);
  judge->after = ferry_sync_memory_new ();
  judge->keeps_alike =
      options->rules.mode == FERRY_SYNC_TWO_WAY || ferry_sync_memory_has_run (judge->before);
  if (ferry_sync_memory_has_run (judge->before))
    ferry_sync_memory_set_run (judge->after);
  judge->deleted[0] = dup_deleted (ferry_sync_plan_get_place (plan, FALSE));
  judge->deleted[1] = dup_deleted (ferry_sync_plan_get_place (plan, TRUE));
  return judge;
}

/**
 * ferry_sync_judge_free:
 */
void
ferry_sync_judge_free (FerrySyncJudge *judge)
{
  g_clear_pointer (&judge->patterns, ferry_sync_patterns_free);
  g_clear_pointer (&judge->after, ferry_sync_memory_free);
  g_queue_clear_full (&judge->questions, (GDestroyNotify) question_free);
  g_free (judge->deleted[0]);
  g_free (judge->deleted[1]);
  g_free (judge);
}

static gboolean
is_deleted_folder (const FerrySyncJudge *judge, const FerrySyncTwins *twins)
{
  for (guint i = 0; i < G_N_ELEMENTS (judge->deleted); i++)
    if (judge->deleted[i] != NULL && g_strcmp0 (judge->deleted[i], twins->paths[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_kind (const FerrySyncTwins *twins, FerryKind kind)
{
  return (twins->entries[0] != NULL && twins->entries[0]->kind == kind) ||
         (twins->entries[1] != NULL && twins->entries[1]->kind == kind);
}

static gboolean
takes_part (const FerrySyncJudge *judge, const FerrySyncTwins *twins, const char *path)
{
  return !ferry_name_is_part (twins->name) && !is_kind (twins, FERRY_KIND_OTHER) &&
         twins->paths[0] != NULL && twins->paths[1] != NULL && !is_deleted_folder (judge, twins) &&
         ferry_sync_patterns_takes (judge->patterns, path, is_kind (twins, FERRY_KIND_DIRECTORY));
}

static void
remember (FerrySyncJudge *judge, const char *path)
{
  const FerrySyncPair *pair = ferry_sync_memory_find (judge->before, path);
  gboolean is_right;
  const FerrySyncPair *planned = ferry_sync_memory_find_plan (judge->before, path, &is_right);

  if (pair != NULL)
    ferry_sync_memory_note (judge->after, path, pair);
  if (planned != NULL)
    ferry_sync_memory_plan (judge->after, path, is_right, planned);
}

/* What a run that was killed has left there counts as well. */
static const FerrySyncPair *
find_last (FerrySyncJudge *judge, const char *path, const FerrySyncPair *now)
{
  gboolean is_right;
  const FerrySyncPair *planned = ferry_sync_memory_find_plan (judge->before, path, &is_right);

  if (planned != NULL &&
      ferry_sync_rules_was_carried (&ferry_sync_plan_get_options (judge->plan)->rules, &now->left,
                                    &now->right, planned, is_right))
    return now;
  return ferry_sync_memory_find (judge->before, path);
}

static void
decide (FerrySyncJudge *judge, FerrySyncItem *item, FerrySyncContent content)
{
  const FerrySyncRules *rules = &ferry_sync_plan_get_options (judge->plan)->rules;
  FerrySyncFacts left = ferry_sync_item_get_left_facts (item);
  FerrySyncFacts right = ferry_sync_item_get_right_facts (item);
  const char *path = ferry_sync_item_get_path (item);
  FerrySyncPair now = { left, right };
  const FerrySyncPair *last = find_last (judge, path, &now);
  FerrySyncReason reason;
  FerrySyncAction action = ferry_sync_rules_decide (
      rules, &left, &right, last, ferry_sync_memory_has_run (judge->before), content, &reason);

  ferry_sync_item_judge (item, action, reason);
  if (reason != FERRY_SYNC_SAME)
    {
      remember (judge, path);
      ferry_sync_plan_add (judge->plan, item);
      return;
    }
  ferry_sync_plan_count_same (judge->plan, !left.is_folder);
  if (judge->keeps_alike || last != NULL)
    ferry_sync_memory_note (judge->after, path, &now);
}

static gboolean
asks_content (const FerrySyncJudge *judge, const FerrySyncTwins *twins)
{
  return ferry_sync_plan_get_options (judge->plan)->rules.compare == FERRY_SYNC_BY_CONTENT &&
         twins->entries[0] != NULL && twins->entries[1] != NULL &&
         !is_kind (twins, FERRY_KIND_DIRECTORY) && twins->entries[0]->size > 0 &&
         twins->entries[0]->size == twins->entries[1]->size;
}

static void
add_question (FerrySyncJudge *judge, FerrySyncItem *item)
{
  FerrySyncQuestion *question = g_new0 (FerrySyncQuestion, 1);

  question->item = g_object_ref (item);
  g_queue_push_tail (&judge->questions, question);
}

static FerrySyncFolder *
go_below (FerrySyncJudge *judge,
          const FerrySyncFolder *folder,
          const char *path,
          const FerrySyncTwins *twins,
          FerrySyncItem *item)
{
  FerrySyncFolder *below = ferry_sync_folder_new_below (folder, path, twins);

  below->item = g_object_ref (item);
  if (below->depth < FERRY_MAX_DEPTH)
    return below;
  ferry_sync_judge_give_up (judge, below);
  ferry_sync_folder_free (below);
  return NULL;
}

static void
judge_twins (FerrySyncJudge *judge,
             FerrySyncFolder *folder,
             const FerrySyncTwins *twins,
             FerrySyncBelowFunc func,
             gpointer user_data)
{
  g_autofree char *path = ferry_sync_folder_dup_path (folder, twins->name);
  g_autoptr (FerrySyncItem) item = NULL;
  FerrySyncFolder *below;

  if (!takes_part (judge, twins, path))
    {
      if (folder->item != NULL)
        ferry_sync_item_set_kept (folder->item);
      return;
    }
  item = ferry_sync_item_new (path, twins->paths[0], twins->paths[1], twins->entries[0],
                              twins->entries[1]);
  for (guint i = 0; i < G_N_ELEMENTS (twins->entries); i++)
    if (twins->entries[i] != NULL && !ferry_entry_is_directory (twins->entries[i]))
      ferry_sync_plan_count (judge->plan, i == 1);
  if (asks_content (judge, twins))
    {
      add_question (judge, item);
      return;
    }
  decide (judge, item, FERRY_SYNC_CONTENT_UNKNOWN);
  if (!is_kind (twins, FERRY_KIND_DIRECTORY) ||
      ferry_sync_item_get_reason (item) == FERRY_SYNC_KINDS)
    return;
  below = go_below (judge, folder, path, twins, item);
  if (below != NULL)
    func (below, user_data);
}

/**
 * ferry_sync_judge_folder:
 * @folder: both sides listed, as far as they are there
 * @func: takes over each folder to go on with
 *
 * Returns: how many names there are
 */
guint
ferry_sync_judge_folder (FerrySyncJudge *judge,
                         FerrySyncFolder *folder,
                         FerrySyncBelowFunc func,
                         gpointer user_data)
{
  g_autoptr (GPtrArray) found =
      ferry_sync_folder_match (folder, ferry_sync_plan_get_place (judge->plan, FALSE),
                               ferry_sync_plan_get_place (judge->plan, TRUE),
                               ferry_sync_plan_get_options (judge->plan)->ignores_case);

  for (guint i = 0; i < found->len; i++)
    judge_twins (judge, folder, g_ptr_array_index (found, i), func, user_data);
  return found->len;
}

/**
 * ferry_sync_judge_give_up:
 *
 * A folder that cannot be listed: nothing is known of what is in it, so all of that is left alone.
 */
void
ferry_sync_judge_give_up (FerrySyncJudge *judge, FerrySyncFolder *folder)
{
  FerrySyncItem *item = folder->item;

  if (ferry_sync_item_get_reason (item) == FERRY_SYNC_SAME)
    ferry_sync_plan_add (judge->plan, item);
  ferry_sync_item_set_kept (item);
  ferry_sync_item_judge (item, FERRY_SYNC_LEAVE, FERRY_SYNC_UNREADABLE);
  ferry_sync_memory_copy_below (judge->before, judge->after, ferry_sync_item_get_path (item));
}

/**
 * ferry_sync_judge_take_question:
 *
 * Returns: (transfer full) (nullable): what to compare next, for ferry_sync_judge_answer()
 */
FerrySyncQuestion *
ferry_sync_judge_take_question (FerrySyncJudge *judge)
{
  return g_queue_pop_head (&judge->questions);
}

/**
 * ferry_sync_judge_answer:
 * @question: (transfer full):
 */
void
ferry_sync_judge_answer (FerrySyncJudge *judge,
                         FerrySyncQuestion *question,
                         FerrySyncContent content)
{
  if (content == FERRY_SYNC_CONTENT_UNKNOWN)
    ferry_sync_plan_set_content_unread (judge->plan);
  decide (judge, question->item, content);
  question_free (question);
}

/**
 * ferry_sync_judge_finish:
 *
 * Everything was found: the plan is shown, and remembers from now on what holds today.
 */
void
ferry_sync_judge_finish (FerrySyncJudge *judge)
{
  ferry_sync_plan_take_memory (judge->plan, g_steal_pointer (&judge->after));
  ferry_sync_plan_show (judge->plan);
}
