/* A line of the plan of a synchronization. Main thread. See ferry-sync-item.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-item.h"

struct _FerrySyncItem
{
  GObject parent_instance;

  char *path;
  char *left_path;
  char *right_path;
  FerryEntry *left;  /* nullable */
  FerryEntry *right; /* nullable */

  guint8 action;
  guint8 advice;
  guint8 reason;
  gboolean is_kept;
};

G_DEFINE_FINAL_TYPE (FerrySyncItem, ferry_sync_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ACTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
ferry_sync_item_finalize (GObject *object)
{
  FerrySyncItem *item = FERRY_SYNC_ITEM (object);

  g_free (item->path);
  g_free (item->left_path);
  g_free (item->right_path);
  g_clear_pointer (&item->left, ferry_entry_free);
  g_clear_pointer (&item->right, ferry_entry_free);

  G_OBJECT_CLASS (ferry_sync_item_parent_class)->finalize (object);
}

static void
ferry_sync_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FerrySyncItem *item = FERRY_SYNC_ITEM (object);

  switch (id)
    {
    case PROP_ACTION:
      g_value_set_int (value, item->action);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ferry_sync_item_class_init (FerrySyncItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ferry_sync_item_finalize;
  object_class->get_property = ferry_sync_item_get_property;
  properties[PROP_ACTION] =
      g_param_spec_int ("action", NULL, NULL, 0, FERRY_SYNC_ACTIONS - 1, FERRY_SYNC_LEAVE,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ferry_sync_item_init (FerrySyncItem *item)
{
}

/**
 * ferry_sync_item_new:
 * @path: UTF-8, below the two tops
 * @left_path: absolute raw path, where it is or would be
 * @left: (nullable): what is there
 */
FerrySyncItem *
ferry_sync_item_new (const char *path,
                     const char *left_path,
                     const char *right_path,
                     const FerryEntry *left,
                     const FerryEntry *right)
{
  FerrySyncItem *item = g_object_new (FERRY_TYPE_SYNC_ITEM, NULL);

  item->path = g_strdup (path);
  item->left_path = g_strdup (left_path);
  item->right_path = g_strdup (right_path);
  item->left = left != NULL ? ferry_entry_copy (left) : NULL;
  item->right = right != NULL ? ferry_entry_copy (right) : NULL;
  return item;
}

const char *
ferry_sync_item_get_path (FerrySyncItem *item)
{
  return item->path;
}

const char *
ferry_sync_item_get_left_path (FerrySyncItem *item)
{
  return item->left_path;
}

const char *
ferry_sync_item_get_right_path (FerrySyncItem *item)
{
  return item->right_path;
}

const FerryEntry *
ferry_sync_item_get_left (FerrySyncItem *item)
{
  return item->left;
}

const FerryEntry *
ferry_sync_item_get_right (FerrySyncItem *item)
{
  return item->right;
}

FerrySyncFacts
ferry_sync_item_get_left_facts (FerrySyncItem *item)
{
  return ferry_sync_facts_of (item->left);
}

FerrySyncFacts
ferry_sync_item_get_right_facts (FerrySyncItem *item)
{
  return ferry_sync_facts_of (item->right);
}

/**
 * ferry_sync_item_is_folder:
 *
 * Returns: whether what moves, or is there, is a folder
 */
gboolean
ferry_sync_item_is_folder (FerrySyncItem *item)
{
  gboolean is_right =
      item->left == NULL || (item->right != NULL && (item->action == FERRY_SYNC_COPY_LEFT ||
                                                     item->action == FERRY_SYNC_DELETE_RIGHT));

  return ferry_entry_is_directory (is_right ? item->right : item->left);
}

FerrySyncReason
ferry_sync_item_get_reason (FerrySyncItem *item)
{
  return item->reason;
}

FerrySyncAction
ferry_sync_item_get_action (FerrySyncItem *item)
{
  return item->action;
}

FerrySyncAction
ferry_sync_item_get_advice (FerrySyncItem *item)
{
  return item->advice;
}

/**
 * ferry_sync_item_set_action:
 *
 * Returns: whether it can be done; where the source is not there, nothing changes
 */
gboolean
ferry_sync_item_set_action (FerrySyncItem *item, FerrySyncAction action)
{
  FerrySyncFacts left = ferry_sync_facts_of (item->left);
  FerrySyncFacts right = ferry_sync_facts_of (item->right);

  if (item->reason == FERRY_SYNC_UNREADABLE || !ferry_sync_rules_can (&left, &right, action))
    return action == (FerrySyncAction) item->action;
  if (action == (FerrySyncAction) item->action)
    return TRUE;
  item->action = action;
  g_object_notify_by_pspec (G_OBJECT (item), properties[PROP_ACTION]);
  return TRUE;
}

/**
 * ferry_sync_item_get_bytes:
 *
 * Returns: how many bytes its action moves, as far as that is known
 */
gint64
ferry_sync_item_get_bytes (FerrySyncItem *item)
{
  if (item->action == FERRY_SYNC_COPY_RIGHT && item->left != NULL)
    return MAX (item->left->size, 0);
  if (item->action == FERRY_SYNC_COPY_LEFT && item->right != NULL)
    return MAX (item->right->size, 0);
  return 0;
}

void
ferry_sync_item_judge (FerrySyncItem *item, FerrySyncAction action, FerrySyncReason reason)
{
  item->action = action;
  item->advice = action;
  item->reason = reason;
}

/* A folder is removed only with all that is in it. */
void
ferry_sync_item_set_kept (FerrySyncItem *item)
{
  item->is_kept = TRUE;
}

gboolean
ferry_sync_item_is_kept (FerrySyncItem *item)
{
  return item->is_kept;
}

/**
 * ferry_sync_item_compare:
 * @a: pointer to a #FerrySyncItem, as g_ptr_array_sort() gives it
 *
 * The order of a tree: a folder comes right before what is in it.
 */
int
ferry_sync_item_compare (gconstpointer a, gconstpointer b)
{
  const guchar *left = (const guchar *) (*(FerrySyncItem *const *) a)->path;
  const guchar *right = (const guchar *) (*(FerrySyncItem *const *) b)->path;

  while (*left != '\0' && *left == *right)
    {
      left++;
      right++;
    }
  if (*left == *right)
    return 0;
  if (*left == '/' || *right == '/')
    return *left == '\0' || (*left == '/' && *right != '\0') ? -1 : 1;
  return *left < *right ? -1 : 1;
}
