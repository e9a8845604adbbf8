/* The command Folder Sizes of a pane: counts, shows it in the list, and says in the status line
 * how far it is, with a button to stop it. See ferry-pane-sizes.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-sizes.h"

#include "ferry-folder-sizes.h"

#include <glib/gi18n.h>

#define KEY "ferry-pane-sizes"

typedef struct
{
  FerryPane *pane;     /* borrowed: the owner */
  FerryFolder *folder; /* owned: the pane's */
  FerryFolderSizes *sizes;
  GCancellable *cancellable; /* owned, nullable: the status line's button stops this */
  char *sorted;              /* owned, nullable: the folder whose counted sizes the list knows */
} PaneSizes;

static void
show_work (PaneSizes *self)
{
  guint count = ferry_folder_sizes_get_n_folders (self->sizes);
  g_autofree char *text = g_strdup_printf (
      ngettext ("Counting sizes… %'u folder read", "Counting sizes… %'u folders read", count),
      count);

  ferry_pane_status_show_work (ferry_pane_get_status (self->pane), text, self->cancellable);
}

static void
hide_work (PaneSizes *self)
{
  if (self->cancellable == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->cancellable, self);
  ferry_pane_status_hide_work (ferry_pane_get_status (self->pane), self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Once all are counted: rows that changed places all the while could not be read. */
static void
sort_by_sizes (PaneSizes *self)
{
  g_autoptr (GHashTable) counted = ferry_folder_sizes_dup_counted (self->sizes);

  if (counted == NULL && self->sorted == NULL)
    return;
  g_free (self->sorted);
  self->sorted = counted != NULL ? g_strdup (ferry_folder_get_path (self->folder)) : NULL;
  ferry_entry_model_set_table (ferry_folder_get_model (self->folder), FERRY_ENTRY_TABLE_SIZES,
                               counted);
}

static void
show_state (PaneSizes *self)
{
  if (ferry_folder_sizes_is_counting (self->sizes))
    show_work (self);
  else
    hide_work (self);
}

static void
on_changed (FerryFolderSizes *sizes, PaneSizes *self)
{
  show_state (self);
  if (!ferry_folder_sizes_is_counting (sizes))
    sort_by_sizes (self);
}

/* Not from here: it would disconnect the handler that runs. */
static gboolean
on_stop_due (gpointer sizes)
{
  ferry_folder_sizes_stop (sizes);
  return G_SOURCE_REMOVE;
}

static void
on_cancelled (GCancellable *cancellable, PaneSizes *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, on_stop_due, g_object_ref (self->sizes), g_object_unref);
}

static void
on_folder_changed (FerryFolder *folder, PaneSizes *self)
{
  ferry_folder_sizes_set_folder (self->sizes, ferry_folder_get_place (folder),
                                 ferry_folder_get_path (folder));
  show_state (self);
  if (g_strcmp0 (self->sorted, ferry_folder_get_path (folder)) != 0)
    sort_by_sizes (self);
}

/* The pane goes, and its widgets first. */
static void
on_destroy (FerryPane *pane, PaneSizes *self)
{
  g_signal_handlers_disconnect_by_data (self->sizes, self);
  g_signal_handlers_disconnect_by_data (self->folder, self);
  if (self->cancellable != NULL)
    g_signal_handlers_disconnect_by_data (self->cancellable, self);
  g_clear_object (&self->cancellable);
  g_object_run_dispose (G_OBJECT (self->sizes));
}

static void
pane_sizes_free (gpointer data)
{
  PaneSizes *self = data;

  g_object_unref (self->sizes);
  g_object_unref (self->folder);
  g_free (self->sorted);
  g_free (self);
}

static PaneSizes *
get_sizes (FerryPane *pane)
{
  PaneSizes *self = g_object_get_data (G_OBJECT (pane), KEY);

  if (self != NULL)
    return self;
  self = g_new0 (PaneSizes, 1);
  self->pane = pane;
  self->folder = g_object_ref (ferry_pane_get_folder (pane));
  self->sizes = ferry_folder_sizes_new ();
  g_object_set_data_full (G_OBJECT (pane), KEY, self, pane_sizes_free);
  g_signal_connect (self->sizes, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect (self->folder, "changed", G_CALLBACK (on_folder_changed), self);
  g_signal_connect (pane, "destroy", G_CALLBACK (on_destroy), self);
  ferry_entry_list_set_sizes (ferry_pane_get_list (pane), self->sizes);
  on_folder_changed (self->folder, self);
  return self;
}

static FerryListing *
dup_all (FerryEntryModel *model)
{
  FerryListing *entries = ferry_listing_new ();
  guint count = g_list_model_get_n_items (G_LIST_MODEL (model));

  for (guint i = 0; i < count; i++)
    ferry_listing_add_copy (entries, ferry_entry_model_get_entry (model, i));
  return entries;
}

/**
 * ferry_pane_count_sizes:
 *
 * Counts the folders that are selected; where nothing is, all that are shown.
 */
void
ferry_pane_count_sizes (FerryPane *pane)
{
  PaneSizes *self = get_sizes (pane);
  g_autoptr (FerryListing) entries = ferry_pane_dup_selection (pane);

  if (ferry_listing_get_length (entries) == 0)
    {
      ferry_listing_unref (entries);
      entries = dup_all (ferry_folder_get_model (ferry_pane_get_folder (pane)));
    }
  hide_work (self);
  self->cancellable = g_cancellable_new ();
  g_signal_connect (self->cancellable, "cancelled", G_CALLBACK (on_cancelled), self);
  ferry_folder_sizes_count (self->sizes, entries);
}

/**
 * ferry_pane_forget_sizes:
 *
 * The folder shown is read again because somebody asked for it.
 */
void
ferry_pane_forget_sizes (FerryPane *pane)
{
  PaneSizes *self = g_object_get_data (G_OBJECT (pane), KEY);

  if (self != NULL)
    ferry_folder_sizes_forget (self->sizes);
}
