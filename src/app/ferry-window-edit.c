/* Files of servers that are edited from a window. See ferry-window-edit.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-window-edit.h"

#include "ferry-dialog.h"
#include "ferry-edit-conflict.h"
#include "ferry-edited-files.h"
#include "ferry-edited-window.h"
#include "ferry-fetch-content.h"
#include "ferry-file-launch.h"
#include "ferry-pane-entries.h"
#include "ferry-path.h"
#include "ferry-quick-look.h"
#include "ferry-remote-place.h"

#include <glib/gi18n.h>

#define EDITS_KEY "ferry-edits"

/* Which program a file that is on its way will be opened in */
#define LAUNCH_KEY "ferry-launch"

typedef struct
{
  FerryWindow *window; /* borrowed: the owner */
  FerryEditedFiles *files;
  gboolean may_close; /* the user was asked, or need not be */
} Edits;

static void
edits_free (gpointer data)
{
  Edits *edits = data;

  g_signal_handlers_disconnect_by_data (edits->files, edits);
  g_object_unref (edits->files);
  g_free (edits);
}

static Edits *
get_edits (FerryWindow *window)
{
  return g_object_get_data (G_OBJECT (window), EDITS_KEY);
}

static void
on_fetched (FerryEditedFiles *files, FerryEditedFile *file, Edits *edits)
{
  gpointer launch = g_object_get_data (G_OBJECT (file), LAUNCH_KEY);

  ferry_file_launch (GTK_WIDGET (edits->window), ferry_edited_file_get_local (file),
                     (FerryLaunch) GPOINTER_TO_INT (launch),
                     ferry_window_get_settings (edits->window));
}

static void
on_uploaded (FerryEditedFiles *files, FerryEditedFile *file, Edits *edits)
{
  const FerryEditNote *note = ferry_edited_file_get_note (file);
  /* Translators: a file's name, and a server */
  g_autofree char *text = g_strdup_printf (_ ("“%s” was saved on %s."), note->name, note->title);

  ferry_window_say (edits->window, text);
}

static void
say_failure (Edits *edits, FerryEditedFile *file)
{
  const GError *error = ferry_edited_file_get_error (file);
  g_autofree char *text =
      g_strdup_printf (ferry_edited_file_is_unsaved (file) ? _ ("“%s” is not uploaded: %s")
                                                           : _ ("“%s” could not be fetched: %s"),
                       ferry_edited_file_get_note (file)->name, error->message);

  ferry_window_say (edits->window, text);
}

static void
on_changed (FerryEditedFiles *files, FerryEditedFile *file, Edits *edits)
{
  FerryEditState state = ferry_edited_file_get_state (file);

  if (state == FERRY_EDIT_CONFLICT)
    ferry_edit_conflict_ask (GTK_WINDOW (edits->window), file);
  else if (state == FERRY_EDIT_FAILED)
    say_failure (edits, file);
}

/* What a pane asks for */

static void
open_remote (Edits *edits, FerryPlace *place, const char *path, FerryLaunch launch)
{
  g_autoptr (GError) error = NULL;
  FerryEditedFile *file = ferry_edited_files_open (edits->files, place, path, &error);

  if (file == NULL)
    ferry_dialog_report (GTK_WIDGET (edits->window), _ ("This file could not be opened"), error);
  else
    g_object_set_data (G_OBJECT (file), LAUNCH_KEY, GINT_TO_POINTER (launch));
}

static void
open_selected (Edits *edits, FerryPane *pane, FerryLaunch launch)
{
  FerryPlace *place = ferry_pane_get_place (pane);
  g_autoptr (FerryListing) entries = ferry_pane_dup_selection (pane);

  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    {
      const FerryEntry *entry = ferry_listing_get (entries, i);
      g_autofree char *path = ferry_path_join (ferry_pane_get_path (pane), entry->name);

      if (ferry_entry_is_directory (entry))
        continue;
      if (ferry_place_is_local (place))
        ferry_file_launch (GTK_WIDGET (edits->window), path, launch,
                           ferry_window_get_settings (edits->window));
      else
        open_remote (edits, place, path, launch);
    }
}

/* Enter and double click do what the user likes best. */
static gboolean
activate (Edits *edits, FerryPane *pane)
{
  g_autofree char *action =
      g_settings_get_string (ferry_window_get_settings (edits->window), "file-action");

  if (g_str_equal (action, "copy"))
    return FALSE;
  if (g_str_equal (action, "view"))
    ferry_quick_look_present (pane);
  else
    open_selected (edits, pane,
                   g_str_equal (action, "edit") ? FERRY_LAUNCH_EDITOR : FERRY_LAUNCH_PROGRAM);
  return TRUE;
}

static gboolean
on_file_requested (FerryPane *pane, guint request, FerryWindow *window)
{
  Edits *edits = get_edits (window);

  if (request == FERRY_PANE_ACTIVATE)
    return activate (edits, pane);
  open_selected (edits, pane,
                 request == FERRY_PANE_EDIT ? FERRY_LAUNCH_EDITOR : FERRY_LAUNCH_PROGRAM);
  return TRUE;
}

/* Its server is there, perhaps again. */
static void
on_folder_opened (FerryPane *pane, const char *path, FerryWindow *window)
{
  FerryPlace *place = ferry_pane_get_place (pane);

  if (place != NULL && FERRY_IS_REMOTE_PLACE (place))
    ferry_edited_files_meet_place (get_edits (window)->files, place);
}

/**
 * ferry_window_edit_connect:
 *
 * From now on what @pane asks for is done.
 */
void
ferry_window_edit_connect (FerryWindow *window, FerryPane *pane)
{
  g_signal_connect_object (pane, "file-requested", G_CALLBACK (on_file_requested), window, 0);
  g_signal_connect_object (pane, "folder-opened", G_CALLBACK (on_folder_opened), window, 0);
}

/* The end */

static void
upload_all (Edits *edits)
{
  GListModel *files = G_LIST_MODEL (edits->files);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (FerryEditedFile) file = g_list_model_get_item (files, i);

      if (ferry_edited_file_is_unsaved (file))
        ferry_edited_file_upload (file);
    }
}

static void
got_close_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryWindow) window = user_data;
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);
  Edits *edits = get_edits (window);

  if (g_str_equal (answer, "upload"))
    upload_all (edits);
  if (!g_str_equal (answer, "close"))
    return;
  edits->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (window));
}

static gboolean
on_close_request (FerryWindow *window, Edits *edits)
{
  guint count = ferry_edited_files_count_unsaved (edits->files);
  g_autofree char *heading = NULL;
  FerryDialog *dialog;

  if (count == 0 || edits->may_close)
    return FALSE;
  heading = g_strdup_printf (
      ngettext ("%u Edited File Is Not Uploaded", "%u Edited Files Are Not Uploaded", count),
      count);
  dialog = ferry_dialog_new (heading, _ ("What you saved is on this computer only. Ferry keeps it "
                                         "and offers it the next time it starts."));
  ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Cancel"), FERRY_DIALOG_PLAIN);
  ferry_dialog_add_button (dialog, "close", _ ("Close _Anyway"), FERRY_DIALOG_DESTRUCTIVE);
  ferry_dialog_set_default (dialog, ferry_dialog_add_button (dialog, "upload", _ ("_Upload Now"),
                                                             FERRY_DIALOG_SUGGESTED));
  ferry_dialog_ask_async (dialog, GTK_WINDOW (window), NULL, got_close_answer,
                          g_object_ref (window));
  return TRUE;
}

/* Unmapped for good: what is the same on the server need not be here. */
static void
on_unrealize (FerryWindow *window, Edits *edits)
{
  ferry_edited_files_end_saved (edits->files);
}

static void
show_list (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_edited_window_present (user_data, get_edits (user_data)->files);
}

/* Above the window, which has to be there first. */
static void
on_first_map (FerryWindow *window, Edits *edits)
{
  g_signal_handlers_disconnect_by_func (window, on_first_map, edits);
  ferry_edited_window_present (GTK_WINDOW (window), edits->files);
}

/**
 * ferry_window_edit_begin:
 *
 * Once, when @window is made. What an earlier run left is shown.
 */
void
ferry_window_edit_begin (FerryWindow *window)
{
  static const GActionEntry actions[] = { { "edited-files", show_list } };
  g_autofree char *base = ferry_edit_folder_get_base ();
  Edits *edits = g_new0 (Edits, 1);

  ferry_fetch_content_clean ();
  edits->window = window;
  edits->files = ferry_edited_files_new (ferry_window_get_queue (window), base);
  g_object_set_data_full (G_OBJECT (window), EDITS_KEY, edits, edits_free);
  g_signal_connect (edits->files, "fetched", G_CALLBACK (on_fetched), edits);
  g_signal_connect (edits->files, "uploaded", G_CALLBACK (on_uploaded), edits);
  g_signal_connect (edits->files, "changed", G_CALLBACK (on_changed), edits);
  g_signal_connect (window, "close-request", G_CALLBACK (on_close_request), edits);
  g_signal_connect (window, "unrealize", G_CALLBACK (on_unrealize), edits);
  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
  if (ferry_edited_files_take_up_left (edits->files) > 0)
    g_signal_connect_after (window, "map", G_CALLBACK (on_first_map), edits);
}
