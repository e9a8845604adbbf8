/* What can be taken back at a place: renamed, moved, made, put into the folder for deleted things.
 * Each place has one (ferry_place_get_undo()), and writes its own actions down. Main thread.
 *
 * It refuses where the world has changed: a name that is taken now is not overwritten, and a folder
 * that something is in by now is not removed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-tally.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FerryPlace FerryPlace;

typedef enum
{
  FERRY_STEP_RENAME,
  FERRY_STEP_MOVE,
  FERRY_STEP_NEW_FOLDER,
  FERRY_STEP_DELETE,
} FerryStepKind;

typedef enum
{
  FERRY_UNDO_BACK,    /* undo */
  FERRY_UNDO_FORWARD, /* redo */
} FerryUndoDirection;

#define FERRY_TYPE_UNDO (ferry_undo_get_type ())
G_DECLARE_FINAL_TYPE (FerryUndo, ferry_undo, FERRY, UNDO, GObject)

/* Signal "changed": there is something else to undo or to redo. */

FerryUndo *ferry_undo_new (FerryPlace *place);

void ferry_undo_add_move (FerryUndo *undo, FerryStepKind kind, const char *from, const char *to);
void ferry_undo_add_moves (FerryUndo *undo, FerryStepKind kind, FerryTally *tally);
void ferry_undo_add_folder (FerryUndo *undo, const char *path);
void ferry_undo_clear (FerryUndo *undo);

guint ferry_undo_look (FerryUndo *undo,
                       FerryUndoDirection direction,
                       FerryStepKind *kind,
                       const char **path);

void ferry_undo_run_async (FerryUndo *undo,
                           FerryUndoDirection direction,
                           FerryTally *tally,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean ferry_undo_run_finish (FerryUndo *undo, GAsyncResult *result, GError **error);

G_END_DECLS
