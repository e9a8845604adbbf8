/* Watches a folder on this computer. See ferry-folder-watch.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-folder-watch.h"

struct _FerryFolderWatch
{
  GFileMonitor *monitor; /* owned */
  FerryFolderWatchFunc func;
  gpointer user_data;
};

static void
on_file_changed (GFileMonitor *monitor,
                 GFile *file,
                 GFile *other,
                 GFileMonitorEvent event,
                 FerryFolderWatch *watch)
{
  /* A file that is being written tells so when it rests. */
  if (event != G_FILE_MONITOR_EVENT_CHANGED)
    watch->func (watch->user_data);
}

/**
 * ferry_folder_watch_new:
 * @func: called when something in the folder has changed
 *
 * Returns: (transfer full) (nullable): %NULL for a folder that cannot be watched, as on a server
 */
FerryFolderWatch *
ferry_folder_watch_new (FerryPlace *place,
                        const char *path,
                        FerryFolderWatchFunc func,
                        gpointer user_data)
{
  g_autoptr (GFile) file = ferry_place_get_file (place, path);
  GFileMonitor *monitor =
      file != NULL ? g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL) : NULL;
  FerryFolderWatch *watch;

  if (monitor == NULL)
    return NULL;
  watch = g_new (FerryFolderWatch, 1);
  *watch = (FerryFolderWatch){ monitor, func, user_data };
  g_signal_connect (monitor, "changed", G_CALLBACK (on_file_changed), watch);
  return watch;
}

void
ferry_folder_watch_free (FerryFolderWatch *watch)
{
  g_signal_handlers_disconnect_by_data (watch->monitor, watch);
  g_file_monitor_cancel (watch->monitor);
  g_object_unref (watch->monitor);
  g_free (watch);
}
