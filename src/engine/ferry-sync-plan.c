/* What a synchronization is going to do. Main thread. See ferry-sync-plan.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-plan.h"

#include "ferry-path.h"
#include "ferry-remote-place.h"

#include <string.h>

#define FEW 3 /* deletions that are no danger, whatever the share */

typedef struct
{
  FerryPlace *place; /* owned */
  char *folder;      /* owned */
  guint n_files;
  gboolean is_missing; /* the top itself is not there */
} Side;

struct _FerrySyncPlan
{
  GObject parent_instance;

  Side sides[2];
  FerrySyncOptions *options;
  FerrySyncMemory *memory;
  GPtrArray *items; /* of FerrySyncItem, owned */
  guint n_shown;    /* that the model has told of */
  guint n_same;
  gboolean is_content_unread;
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FerrySyncPlan,
                               ferry_sync_plan,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  TOTALS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return FERRY_TYPE_SYNC_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return FERRY_SYNC_PLAN (model)->n_shown;
}

static gpointer
get_item (GListModel *model, guint position)
{
  FerrySyncPlan *plan = FERRY_SYNC_PLAN (model);

  return position < plan->n_shown ? g_object_ref (g_ptr_array_index (plan->items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
ferry_sync_plan_dispose (GObject *object)
{
  FerrySyncPlan *plan = FERRY_SYNC_PLAN (object);

  for (guint i = 0; i < plan->items->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (plan->items, i), plan);
  g_ptr_array_set_size (plan->items, 0);
  plan->n_shown = 0;
  g_clear_object (&plan->sides[0].place);
  g_clear_object (&plan->sides[1].place);

  G_OBJECT_CLASS (ferry_sync_plan_parent_class)->dispose (object);
}

static void
ferry_sync_plan_finalize (GObject *object)
{
  FerrySyncPlan *plan = FERRY_SYNC_PLAN (object);

  g_free (plan->sides[0].folder);
  g_free (plan->sides[1].folder);
  g_clear_pointer (&plan->options, ferry_sync_options_free);
  g_clear_pointer (&plan->memory, ferry_sync_memory_free);
  g_ptr_array_unref (plan->items);

  G_OBJECT_CLASS (ferry_sync_plan_parent_class)->finalize (object);
}

static void
ferry_sync_plan_class_init (FerrySyncPlanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ferry_sync_plan_dispose;
  object_class->finalize = ferry_sync_plan_finalize;
  signals[TOTALS_CHANGED] = g_signal_new ("totals-changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ferry_sync_plan_init (FerrySyncPlan *plan)
{
  plan->items = g_ptr_array_new_with_free_func (g_object_unref);
  plan->memory = ferry_sync_memory_new ();
}

/**
 * ferry_sync_plan_new:
 * @left_folder: absolute raw path
 *
 * Returns: (transfer full): an empty plan, for a scan to fill
 */
FerrySyncPlan *
ferry_sync_plan_new (FerryPlace *left,
                     const char *left_folder,
                     FerryPlace *right,
                     const char *right_folder,
                     const FerrySyncOptions *options)
{
  FerrySyncPlan *plan = g_object_new (FERRY_TYPE_SYNC_PLAN, NULL);

  /* The queue takes two places for two machines. */
  if (ferry_place_is_local (left) && ferry_place_is_local (right))
    right = left;
  plan->sides[0] = (Side){ g_object_ref (left), g_strdup (left_folder) };
  plan->sides[1] = (Side){ g_object_ref (right), g_strdup (right_folder) };
  plan->options = ferry_sync_options_copy (options);
  return plan;
}

FerryPlace *
ferry_sync_plan_get_place (FerrySyncPlan *plan, gboolean is_right)
{
  return plan->sides[is_right].place;
}

const char *
ferry_sync_plan_get_folder (FerrySyncPlan *plan, gboolean is_right)
{
  return plan->sides[is_right].folder;
}

const FerrySyncOptions *
ferry_sync_plan_get_options (FerrySyncPlan *plan)
{
  return plan->options;
}

/**
 * ferry_sync_plan_get:
 *
 * Returns: (transfer none): a line, whether it is shown already or not
 */
FerrySyncItem *
ferry_sync_plan_get (FerrySyncPlan *plan, guint index)
{
  return index < plan->items->len ? g_ptr_array_index (plan->items, index) : NULL;
}

static void
add_to_totals (FerrySyncTotals *totals, FerrySyncItem *item)
{
  gboolean is_file = !ferry_sync_item_is_folder (item);
  FerrySyncReason reason = ferry_sync_item_get_reason (item);

  switch (ferry_sync_item_get_action (item))
    {
    case FERRY_SYNC_COPY_RIGHT:
      totals->copies_right += is_file;
      totals->bytes_right += is_file ? ferry_sync_item_get_bytes (item) : 0;
      break;
    case FERRY_SYNC_COPY_LEFT:
      totals->copies_left += is_file;
      totals->bytes_left += is_file ? ferry_sync_item_get_bytes (item) : 0;
      break;
    case FERRY_SYNC_DELETE_RIGHT:
      totals->deletes_right++;
      break;
    case FERRY_SYNC_DELETE_LEFT:
      totals->deletes_left++;
      break;
    case FERRY_SYNC_LEAVE:
    default:
      totals->unreadable += reason == FERRY_SYNC_UNREADABLE;
      totals->conflicts += reason == FERRY_SYNC_CONFLICT || reason == FERRY_SYNC_KINDS;
      break;
    }
}

/**
 * ferry_sync_plan_get_totals:
 */
FerrySyncTotals
ferry_sync_plan_get_totals (FerrySyncPlan *plan)
{
  FerrySyncTotals totals = { .same = plan->n_same };

  for (guint i = 0; i < plan->items->len; i++)
    add_to_totals (&totals, g_ptr_array_index (plan->items, i));
  return totals;
}

static FerrySyncDanger
judge_side (const FerrySyncPlan *plan, gboolean is_right, FerrySyncAction deletion)
{
  guint n_files = plan->sides[is_right].n_files;
  guint n_deleted = 0;

  for (guint i = 0; i < plan->items->len; i++)
    {
      FerrySyncItem *item = g_ptr_array_index (plan->items, i);

      n_deleted +=
          ferry_sync_item_get_action (item) == deletion && !ferry_sync_item_is_folder (item);
    }
  if (n_deleted > 0 && plan->sides[!is_right].n_files == 0)
    return FERRY_SYNC_DANGER_EMPTY_SOURCE;
  return n_deleted > FEW && n_deleted > n_files / 2 ? FERRY_SYNC_DANGER_MOST_DELETED
                                                    : FERRY_SYNC_DANGER_NONE;
}

/**
 * ferry_sync_plan_get_danger:
 *
 * Returns: what is alarming about the plan as it stands
 */
FerrySyncDanger
ferry_sync_plan_get_danger (FerrySyncPlan *plan)
{
  FerrySyncDanger danger = judge_side (plan, FALSE, FERRY_SYNC_DELETE_LEFT);

  return danger != FERRY_SYNC_DANGER_NONE ? danger
                                          : judge_side (plan, TRUE, FERRY_SYNC_DELETE_RIGHT);
}

/**
 * ferry_sync_plan_is_missing:
 *
 * Returns: whether the folder itself is not there yet
 */
gboolean
ferry_sync_plan_is_missing (FerrySyncPlan *plan, gboolean is_right)
{
  return plan->sides[is_right].is_missing;
}

/**
 * ferry_sync_plan_has_work:
 */
gboolean
ferry_sync_plan_has_work (FerrySyncPlan *plan)
{
  for (guint i = 0; i < plan->items->len; i++)
    if (ferry_sync_item_get_action (g_ptr_array_index (plan->items, i)) != FERRY_SYNC_LEAVE)
      return TRUE;
  return FALSE;
}

/**
 * ferry_sync_plan_is_content_unread:
 *
 * Returns: whether contents were to be compared and a server counts no hashes: then the times had
 * to do
 */
gboolean
ferry_sync_plan_is_content_unread (FerrySyncPlan *plan)
{
  return plan->is_content_unread;
}

static gboolean
is_below (const char *path, const char *folder, gsize length)
{
  return strncmp (path, folder, length) == 0 && path[length] == '/';
}

/**
 * ferry_sync_plan_removes_folder:
 * @index: of a folder that is to be deleted
 *
 * Returns: whether all that is in it goes too, so that it can go as one
 */
gboolean
ferry_sync_plan_removes_folder (FerrySyncPlan *plan, guint index)
{
  FerrySyncItem *folder = g_ptr_array_index (plan->items, index);
  const char *path = ferry_sync_item_get_path (folder);
  gsize length = strlen (path);

  if (ferry_sync_item_is_kept (folder))
    return FALSE;
  for (guint i = index + 1; i < plan->items->len; i++)
    {
      FerrySyncItem *item = g_ptr_array_index (plan->items, i);

      if (!is_below (ferry_sync_item_get_path (item), path, length))
        return TRUE;
      if (ferry_sync_item_get_action (item) != ferry_sync_item_get_action (folder) ||
          ferry_sync_item_is_kept (item))
        return FALSE;
    }
  return TRUE;
}

FerrySyncMemory *
ferry_sync_plan_get_memory (FerrySyncPlan *plan)
{
  return plan->memory;
}

static char *
dup_side_key (const Side *side)
{
  g_autofree char *path = ferry_path_normalize (side->folder);
  g_autofree char *key = NULL;

  if (!ferry_place_is_local (side->place))
    key = ferry_server_dup_key (ferry_remote_place_get_server (FERRY_REMOTE_PLACE (side->place)));
  return g_strconcat (key != NULL ? key : "", "\n", path, NULL);
}

/**
 * ferry_sync_plan_get_memory_file:
 *
 * Returns: (transfer full): where what is left behind is remembered, by places and folders
 */
GFile *
ferry_sync_plan_get_memory_file (FerrySyncPlan *plan)
{
  g_autofree char *left = dup_side_key (&plan->sides[0]);
  g_autofree char *right = dup_side_key (&plan->sides[1]);

  return ferry_sync_memory_get_file (left, right);
}

void
ferry_sync_plan_take_memory (FerrySyncPlan *plan, FerrySyncMemory *memory)
{
  ferry_sync_memory_free (plan->memory);
  plan->memory = memory;
}

void
ferry_sync_plan_count (FerrySyncPlan *plan, gboolean is_right)
{
  plan->sides[is_right].n_files++;
}

void
ferry_sync_plan_set_missing (FerrySyncPlan *plan, gboolean is_right)
{
  plan->sides[is_right].is_missing = TRUE;
}

void
ferry_sync_plan_count_same (FerrySyncPlan *plan, int by)
{
  plan->n_same = (guint) ((int) plan->n_same + by);
}

void
ferry_sync_plan_set_content_unread (FerrySyncPlan *plan)
{
  plan->is_content_unread = TRUE;
}

static void
on_action_changed (FerrySyncItem *item, GParamSpec *pspec, FerrySyncPlan *plan)
{
  g_signal_emit (plan, signals[TOTALS_CHANGED], 0);
}

void
ferry_sync_plan_add (FerrySyncPlan *plan, FerrySyncItem *item)
{
  g_ptr_array_add (plan->items, g_object_ref (item));
}

/* All lines are there: sorts them, and tells the model's listeners. */
void
ferry_sync_plan_show (FerrySyncPlan *plan)
{
  guint n_before = plan->n_shown;

  g_ptr_array_sort (plan->items, ferry_sync_item_compare);
  for (guint i = 0; i < plan->items->len; i++)
    g_signal_connect (g_ptr_array_index (plan->items, i), "notify::action",
                      G_CALLBACK (on_action_changed), plan);
  plan->n_shown = plan->items->len;
  g_list_model_items_changed (G_LIST_MODEL (plan), 0, n_before, plan->n_shown);
  g_signal_emit (plan, signals[TOTALS_CHANGED], 0);
}
