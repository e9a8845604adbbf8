/* Rename in place, and new folders. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-names.h"

#include "ferry-dialog.h"
#include "ferry-entry-rows.h"
#include "ferry-name-popover.h"
#include "ferry-pane-entries.h"
#include "ferry-pane-task.h"
#include "ferry-path.h"
#include "ferry-place-content.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the name is asked for. The pane may show another folder when it comes. */
typedef struct
{
  FerryPane *pane; /* borrowed: it owns the popover that owns this */
  FerryPlace *place;
  char *folder;
  char *old_name;   /* raw bytes; NULL for something new */
  char *old_text;   /* what was shown of it */
  gboolean is_file; /* a new file, no folder */
} Asked;

typedef struct
{
  FerryPaneTask *task;
  char *name; /* raw bytes */
} Naming;

static Asked *
asked_new (FerryPane *pane, const FerryEntry *entry)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->pane = pane;
  asked->place = g_object_ref (ferry_pane_get_place (pane));
  asked->folder = g_strdup (ferry_pane_get_path (pane));
  if (entry != NULL)
    {
      asked->old_name = g_strdup (entry->name);
      asked->old_text = ferry_place_decode (asked->place, entry->name, NULL);
    }
  return asked;
}

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->place);
  g_free (asked->folder);
  g_free (asked->old_name);
  g_free (asked->old_text);
  g_free (asked);
}

static void
did_name (GObject *place, GAsyncResult *result, gpointer user_data)
{
  g_autofree Naming *naming = user_data;
  g_autofree char *name = naming->name;

  ferry_pane_task_finish_step (naming->task, place, result);
  ferry_pane_task_end (naming->task, name);
}

static Naming *
naming_new (FerryPaneTask *task, const char *name)
{
  Naming *naming = g_new (Naming, 1);

  *naming = (Naming){ task, g_strdup (name) };
  return naming;
}

static void
rename_to (Asked *asked, const char *bytes)
{
  g_autofree char *from = ferry_path_join (asked->folder, asked->old_name);
  g_autofree char *to = ferry_path_join (asked->folder, bytes);
  FerryPaneTask *task =
      ferry_pane_task_new (asked->pane, _ ("Renaming…"), _ ("This could not be renamed"));

  ferry_place_rename_async (asked->place, from, to, ferry_pane_task_get_cancellable (task),
                            did_name, naming_new (task, bytes));
}

static void
make_folder (Asked *asked, const char *bytes)
{
  g_autofree char *path = ferry_path_join (asked->folder, bytes);
  FerryPaneTask *task = ferry_pane_task_new (asked->pane, _ ("Making the folder…"),
                                             _ ("The folder could not be made"));

  ferry_place_make_folder_async (asked->place, path, ferry_pane_task_get_cancellable (task),
                                 did_name, naming_new (task, bytes));
}

static void
make_file (Asked *asked, const char *bytes)
{
  g_autofree char *path = ferry_path_join (asked->folder, bytes);
  FerryPaneTask *task =
      ferry_pane_task_new (asked->pane, _ ("Making the file…"), _ ("The file could not be made"));

  ferry_place_make_file_async (asked->place, path, ferry_pane_task_get_cancellable (task), did_name,
                               naming_new (task, bytes));
}

static void
on_closed (gpointer user_data)
{
  Asked *asked = user_data;

  ferry_pane_grab_list_focus (asked->pane);
}

static void
on_named (const char *name, gpointer user_data)
{
  Asked *asked = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;

  /* A name that could not be decoded has other bytes than its text: untouched, they stay. */
  if (g_strcmp0 (name, asked->old_text) == 0)
    return;
  bytes = ferry_place_encode (asked->place, name, &error);
  if (bytes == NULL)
    ferry_dialog_report (GTK_WIDGET (asked->pane), _ ("This name cannot be used"), error);
  else if (asked->old_name != NULL)
    rename_to (asked, bytes);
  else if (asked->is_file)
    make_file (asked, bytes);
  else
    make_folder (asked, bytes);
}

/* Over the name in its row, or in the upper middle of the pane. */
static GdkRectangle
find_place (FerryPane *pane, gboolean is_row)
{
  GtkColumnView *view = ferry_pane_get_view (pane);
  guint first = ferry_entry_selection_get_first (ferry_pane_get_selection (pane));
  GtkWidget *cell = is_row ? ferry_entry_rows_find_cell (view, first) : NULL;
  graphene_rect_t bounds;

  if (cell == NULL || !gtk_widget_compute_bounds (cell, GTK_WIDGET (pane), &bounds))
    return (GdkRectangle){ gtk_widget_get_width (GTK_WIDGET (pane)) / 2, 64, 1, 1 };
  return (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                         MIN (360, MAX (1, (int) bounds.size.width)), (int) bounds.size.height };
}

/**
 * ferry_pane_ask_rename:
 *
 * Asks for a new name of the one selected entry.
 */
void
ferry_pane_ask_rename (FerryPane *pane)
{
  g_autoptr (FerryListing) entries = ferry_pane_dup_selection (pane);
  GdkRectangle place = find_place (pane, TRUE);
  const FerryEntry *entry;
  Asked *asked;

  if (ferry_listing_get_length (entries) != 1)
    return;
  entry = ferry_listing_get (entries, 0);
  asked = asked_new (pane, entry);
  ferry_name_popover_show (GTK_WIDGET (pane), &place,
                           &(FerryNameQuestion){ .title = _ ("New name"),
                                                 .name = asked->old_text,
                                                 .button_label = _ ("_Rename"),
                                                 .has_ending = !ferry_entry_is_directory (entry),
                                                 .func = on_named,
                                                 .closed = on_closed,
                                                 .user_data = asked,
                                                 .destroy = asked_free });
}

static void
ask_new (FerryPane *pane, const char *title, gboolean is_file)
{
  GdkRectangle place = find_place (pane, FALSE);
  Asked *asked = asked_new (pane, NULL);

  asked->is_file = is_file;
  ferry_name_popover_show (GTK_WIDGET (pane), &place,
                           &(FerryNameQuestion){ .title = title,
                                                 .name = "",
                                                 .button_label = _ ("_Create"),
                                                 .func = on_named,
                                                 .closed = on_closed,
                                                 .user_data = asked,
                                                 .destroy = asked_free });
}

/**
 * ferry_pane_ask_new_folder:
 *
 * Asks for the name of a folder to make.
 */
void
ferry_pane_ask_new_folder (FerryPane *pane)
{
  ask_new (pane, _ ("Name of the new folder"), FALSE);
}

/**
 * ferry_pane_ask_new_file:
 *
 * Asks for the name of an empty file to make.
 */
void
ferry_pane_ask_new_file (FerryPane *pane)
{
  ask_new (pane, _ ("Name of the new file"), TRUE);
}
