/* What a synchronization is going to do: a GListModel of FerrySyncItem in the order of the tree.
 * What is alike on both sides is counted and remembered, and is no line. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"
#include "ferry-sync-item.h"
#include "ferry-sync-memory.h"
#include "ferry-sync-options.h"

G_BEGIN_DECLS

#define FERRY_TYPE_SYNC_PLAN (ferry_sync_plan_get_type ())
G_DECLARE_FINAL_TYPE (FerrySyncPlan, ferry_sync_plan, FERRY, SYNC_PLAN, GObject)

/* Signal "totals-changed" (plan): an action was edited, or the scan has found more. */

typedef struct
{
  guint copies_right; /* files */
  guint copies_left;
  guint deletes_right; /* files and folders */
  guint deletes_left;
  gint64 bytes_right;
  gint64 bytes_left;
  guint conflicts; /* lines that are left alone and ask for a decision */
  guint unreadable;
  guint same;
} FerrySyncTotals;

/* Why a plan had better be confirmed. */
typedef enum
{
  FERRY_SYNC_DANGER_NONE,
  FERRY_SYNC_DANGER_EMPTY_SOURCE, /* and the other side is going to be empty too */
  FERRY_SYNC_DANGER_MOST_DELETED, /* more than half of a side */
} FerrySyncDanger;

FerrySyncPlan *ferry_sync_plan_new (FerryPlace *left,
                                    const char *left_folder,
                                    FerryPlace *right,
                                    const char *right_folder,
                                    const FerrySyncOptions *options);

FerryPlace *ferry_sync_plan_get_place (FerrySyncPlan *plan, gboolean is_right);
const char *ferry_sync_plan_get_folder (FerrySyncPlan *plan, gboolean is_right);
const FerrySyncOptions *ferry_sync_plan_get_options (FerrySyncPlan *plan);
FerrySyncItem *ferry_sync_plan_get (FerrySyncPlan *plan, guint index);
FerrySyncTotals ferry_sync_plan_get_totals (FerrySyncPlan *plan);
FerrySyncDanger ferry_sync_plan_get_danger (FerrySyncPlan *plan);
gboolean ferry_sync_plan_is_missing (FerrySyncPlan *plan, gboolean is_right);
gboolean ferry_sync_plan_has_work (FerrySyncPlan *plan);
gboolean ferry_sync_plan_is_content_unread (FerrySyncPlan *plan);
gboolean ferry_sync_plan_removes_folder (FerrySyncPlan *plan, guint index);
FerrySyncMemory *ferry_sync_plan_get_memory (FerrySyncPlan *plan);
GFile *ferry_sync_plan_get_memory_file (FerrySyncPlan *plan);

/* For the scan. */
void ferry_sync_plan_take_memory (FerrySyncPlan *plan, FerrySyncMemory *memory);
void ferry_sync_plan_count (FerrySyncPlan *plan, gboolean is_right);
void ferry_sync_plan_set_missing (FerrySyncPlan *plan, gboolean is_right);
void ferry_sync_plan_count_same (FerrySyncPlan *plan, int by);
void ferry_sync_plan_add (FerrySyncPlan *plan, FerrySyncItem *item);
void ferry_sync_plan_set_content_unread (FerrySyncPlan *plan);
void ferry_sync_plan_show (FerrySyncPlan *plan);

G_END_DECLS
