/* Turns what a scan finds into lines of a plan: leaves out what the patterns say, asks the rules,
 * and keeps in mind what is alike. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sync-content.h"
#include "ferry-sync-folder.h"
#include "ferry-sync-plan.h"

G_BEGIN_DECLS

typedef struct _FerrySyncJudge FerrySyncJudge;

/* Two files whose contents are to be compared. */
typedef struct
{
  FerrySyncItem *item; /* owned */
  gpointer owner;      /* the asker's */
} FerrySyncQuestion;

typedef void (*FerrySyncBelowFunc) (FerrySyncFolder *below, gpointer user_data);

FerrySyncJudge *ferry_sync_judge_new (FerrySyncPlan *plan);
void ferry_sync_judge_free (FerrySyncJudge *judge);

guint ferry_sync_judge_folder (FerrySyncJudge *judge,
                               FerrySyncFolder *folder,
                               FerrySyncBelowFunc func,
                               gpointer user_data);
void ferry_sync_judge_give_up (FerrySyncJudge *judge, FerrySyncFolder *folder);
FerrySyncQuestion *ferry_sync_judge_take_question (FerrySyncJudge *judge);
void ferry_sync_judge_answer (FerrySyncJudge *judge,
                              FerrySyncQuestion *question,
                              FerrySyncContent content);
void ferry_sync_judge_finish (FerrySyncJudge *judge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerrySyncJudge, ferry_sync_judge_free)

G_END_DECLS
