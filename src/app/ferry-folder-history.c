/* The folders that a pane has shown. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-folder-history.h"

#include <string.h>

#define LONGEST 100

struct _FerryFolderHistory
{
  GPtrArray *paths;
  int current; /* -1 while empty */
};

FerryFolderHistory *
ferry_folder_history_new (void)
{
  FerryFolderHistory *history = g_new0 (FerryFolderHistory, 1);

  history->paths = g_ptr_array_new_with_free_func (g_free);
  history->current = -1;
  return history;
}

void
ferry_folder_history_free (FerryFolderHistory *history)
{
  g_ptr_array_unref (history->paths);
  g_free (history);
}

/**
 * ferry_folder_history_clear:
 *
 * Forgets all: another place is shown.
 */
void
ferry_folder_history_clear (FerryFolderHistory *history)
{
  g_ptr_array_set_size (history->paths, 0);
  history->current = -1;
}

/**
 * ferry_folder_history_add:
 *
 * @path is shown now. What was ahead is forgotten; the same folder again counts once.
 */
void
ferry_folder_history_add (FerryFolderHistory *history, const char *path)
{
  if (history->current >= 0 &&
      strcmp (g_ptr_array_index (history->paths, history->current), path) == 0)
    return;
  g_ptr_array_set_size (history->paths, history->current + 1);
  if (history->paths->len == LONGEST)
    g_ptr_array_remove_index (history->paths, 0);
  g_ptr_array_add (history->paths, g_strdup (path));
  history->current = (int) history->paths->len - 1;
}

/**
 * ferry_folder_history_can_go:
 * @step: -1 back, 1 forward
 */
gboolean
ferry_folder_history_can_go (FerryFolderHistory *history, int step)
{
  int target = history->current + step;

  return target >= 0 && target < (int) history->paths->len;
}

/**
 * ferry_folder_history_go:
 *
 * Returns: (transfer none) (nullable): the folder to show
 */
const char *
ferry_folder_history_go (FerryFolderHistory *history, int step)
{
  if (!ferry_folder_history_can_go (history, step))
    return NULL;
  history->current += step;
  return g_ptr_array_index (history->paths, history->current);
}
