/* The line below a pane's list: how many and how large, of the selection or of all. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-status.h"

#include "ferry-format.h"

#include <glib/gi18n.h>

struct _FerryPaneStatus
{
  GtkLabel *label; /* borrowed, all: the owner's */
  FerryPaneFolder *folder;
  FerryEntryModel *model;
  GtkSelectionModel *rows;
  guint source;
};

typedef struct
{
  guint folders, files;
  gint64 size;
} Sum;

static void
add_entry (Sum *sum, const FerryEntry *entry)
{
  if (ferry_entry_is_directory (entry))
    {
      sum->folders++;
      return;
    }
  sum->files++;
  sum->size += MAX (entry->size, 0);
}

static char *
describe (const Sum *sum)
{
  g_autofree char *folders = g_strdup_printf (
      ngettext ("%u folder", "%u folders", sum->folders), sum->folders);
  g_autofree char *size = ferry_format_size (sum->size);
  /* Translators: a number of files and their size together */
  g_autofree char *files =
      g_strdup_printf (ngettext ("%u file, %s", "%u files, %s", sum->files), sum->files, size);

  if (sum->files == 0)
    return g_steal_pointer (&folders);
  if (sum->folders == 0)
    return g_steal_pointer (&files);
  /* Translators: folders, then files with their size */
  return g_strdup_printf (_ ("%s, %s"), folders, files);
}

/**
 * ferry_pane_status_make:
 *
 * Returns: (transfer full): "3 of 120 selected: 1 folder, 2 files, 5.1 kB", or the sum of all
 */
char *
ferry_pane_status_make (FerryEntryModel *model, GtkSelectionModel *selection)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection);
  guint count = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint64 chosen = gtk_bitset_get_size (selected);
  g_autofree char *described = NULL;
  Sum sum = { 0, 0, 0 };
  GtkBitsetIter iter;
  guint position;

  if (count == 0)
    return NULL;
  if (chosen == 0)
    {
      for (guint i = 0; i < count; i++)
        add_entry (&sum, ferry_entry_model_get_entry (model, i));
      return describe (&sum);
    }
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (position < count)
      add_entry (&sum, ferry_entry_model_get_entry (model, position));
  described = describe (&sum);
  /* Translators: how many are selected, of how many, then what they are */
  return g_strdup_printf (_ ("%u of %u selected: %s"), (guint) chosen, count, described);
}

static gboolean
on_due (gpointer user_data)
{
  FerryPaneStatus *status = user_data;
  g_autofree char *text = NULL;

  status->source = 0;
  if (ferry_pane_folder_get_error (status->folder) == NULL)
    text = ferry_pane_status_make (status->model, status->rows);
  gtk_label_set_text (status->label, text != NULL ? text : "");
  return G_SOURCE_REMOVE;
}

/**
 * ferry_pane_status_new:
 */
FerryPaneStatus *
ferry_pane_status_new (GtkLabel *label, FerryPaneFolder *folder, FerryEntryModel *model,
                       GtkSelectionModel *rows)
{
  FerryPaneStatus *status = g_new0 (FerryPaneStatus, 1);

  *status = (FerryPaneStatus) { label, folder, model, rows, 0 };
  return status;
}

/**
 * ferry_pane_status_free:
 */
void
ferry_pane_status_free (FerryPaneStatus *status)
{
  g_clear_handle_id (&status->source, g_source_remove);
  g_free (status);
}

/**
 * ferry_pane_status_update:
 *
 * Something has changed. It is summed once, however much changes before the next frame.
 */
void
ferry_pane_status_update (FerryPaneStatus *status)
{
  if (status->source == 0)
    status->source = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, on_due, status, NULL);
}
