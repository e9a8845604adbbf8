/* Delete, and permissions. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-questions.h"

#include "ferry-dialog.h"
#include "ferry-pane-entries.h"
#include "ferry-pane-task.h"
#include "ferry-permissions-form.h"
#include "ferry-remote-keep.h"
#include "ferry-remote-place.h"

#include <glib/gi18n.h>

/* What a dialog asks about. The pane may show another folder when the answer comes. */
typedef struct
{
  FerryPane *pane;
  FerryBundle *bundle;
  GtkWidget *form;             /* of permissions */
  GtkCheckButton *also_inside; /* of them, for folders */
  FerryRemoval removal;        /* what was said of it */
} Asked;

static Asked *
asked_new (FerryPane *pane, FerryBundle *bundle)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->pane = g_object_ref (pane);
  asked->bundle = bundle;
  return asked;
}

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->pane);
  ferry_bundle_free (asked->bundle);
  g_clear_object (&asked->form);
  g_clear_object (&asked->also_inside);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static GtkWindow *
get_window (FerryPane *pane)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (pane)));
}

/* "notes.txt", or "3 items" */
static char *
describe (const FerryBundle *bundle)
{
  guint count = ferry_listing_get_length (bundle->entries);

  if (count == 1)
    return ferry_place_decode (bundle->place, ferry_listing_get (bundle->entries, 0)->name, NULL);
  return g_strdup_printf (ngettext ("%u item", "%u items", count), count);
}

/* Delete */

static void
got_delete_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);
  FerryPaneTask *task;

  if (!g_str_equal (answer, "delete"))
    return;
  task = ferry_pane_task_new (asked->pane, _ ("Deleting…"), _ ("Not everything could be deleted"));
  ferry_place_remove_async (asked->bundle->place, asked->bundle->folder, asked->bundle->entries,
                            asked->removal, ferry_pane_task_get_tally (task),
                            ferry_pane_task_get_cancellable (task), ferry_pane_task_did_step, task);
}

static char *
make_delete_heading (const FerryBundle *bundle)
{
  guint count = ferry_listing_get_length (bundle->entries);
  g_autofree char *name = describe (bundle);

  if (count == 1)
    /* Translators: %s is a file name */
    return g_strdup_printf (_ ("Delete “%s”?"), name);
  return g_strdup_printf (ngettext ("Delete %u item?", "Delete %u items?", count), count);
}

static gboolean
has_folder (FerryListing *entries)
{
  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    if (ferry_entry_is_directory (ferry_listing_get (entries, i)))
      return TRUE;
  return FALSE;
}

/* Where it goes to on the server; %NULL if it is gone. */
static char *
dup_deleted_folder (const FerryBundle *bundle)
{
  g_autofree char *path = NULL;

  if (!FERRY_IS_REMOTE_PLACE (bundle->place))
    return NULL;
  path = ferry_remote_dup_deleted_folder (
      ferry_remote_place_get_server (FERRY_REMOTE_PLACE (bundle->place)),
      ferry_place_get_home (bundle->place), bundle->folder, bundle->entries);
  return path != NULL ? ferry_place_decode (bundle->place, path, NULL) : NULL;
}

static char *
make_delete_body (const FerryBundle *bundle, const char *deleted_folder)
{
  if (deleted_folder != NULL)
    /* Translators: %s is a folder on the server */
    return g_strdup_printf (ngettext ("It goes to “%s” on the server. Undo brings it back.",
                                      "They go to “%s” on the server. Undo brings them back.",
                                      ferry_listing_get_length (bundle->entries)),
                            deleted_folder);
  return g_strdup (has_folder (bundle->entries)
                       ? _ ("Folders go with all that is in them. This cannot be undone.")
                       : _ ("This cannot be undone."));
}

/**
 * ferry_pane_ask_delete:
 *
 * Deletes what is selected, if the person says so. Enter says no, unless it can be undone.
 */
void
ferry_pane_ask_delete (FerryPane *pane)
{
  Asked *asked = asked_new (pane, ferry_pane_dup_bundle (pane));
  g_autofree char *heading = make_delete_heading (asked->bundle);
  g_autofree char *deleted_folder = dup_deleted_folder (asked->bundle);
  g_autofree char *body = make_delete_body (asked->bundle, deleted_folder);
  FerryDialog *dialog = ferry_dialog_new (heading, body);
  GtkWidget *cancel =
      ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Cancel"), FERRY_DIALOG_PLAIN);
  gboolean is_kept = deleted_folder != NULL;
  GtkWidget *delete = ferry_dialog_add_button (
      dialog, "delete", _ ("_Delete"), is_kept ? FERRY_DIALOG_SUGGESTED : FERRY_DIALOG_DESTRUCTIVE);

  asked->removal = is_kept ? FERRY_REMOVAL_KEEPS : FERRY_REMOVAL_FOR_GOOD;
  ferry_dialog_set_default (dialog, is_kept ? delete : cancel);
  ferry_dialog_ask_async (dialog, get_window (pane), NULL, got_delete_answer, asked);
}

/* Permissions */

static void
got_permissions_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);
  FerryBundle *bundle = asked->bundle;
  FerryPaneTask *task;
  guint mode;

  if (!g_str_equal (answer, "set") || !ferry_permissions_form_get_mode (asked->form, &mode))
    return;
  task = ferry_pane_task_new (asked->pane, _ ("Changing permissions…"),
                              _ ("The permissions could not be changed"));
  ferry_place_set_modes_async (
      bundle->place, bundle->folder, bundle->entries, mode,
      asked->also_inside != NULL && gtk_check_button_get_active (asked->also_inside)
          ? FERRY_MODES_OF_ALL
          : FERRY_MODES_OF_ENTRIES,
      ferry_pane_task_get_tally (task), ferry_pane_task_get_cancellable (task),
      ferry_pane_task_did_step, task);
}

static guint
guess_mode (const FerryEntry *entry)
{
  if (entry->mode != FERRY_MODE_UNKNOWN)
    return entry->mode;
  return ferry_entry_is_directory (entry) ? 0755 : 0644;
}

/* The form, and for folders the question what is with all that is in them. */
static GtkWidget *
make_permissions_box (Asked *asked)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), asked->form);
  if (has_folder (asked->bundle->entries))
    {
      GtkWidget *check =
          gtk_check_button_new_with_mnemonic (_ ("Also for _everything inside the folders"));

      gtk_widget_set_tooltip_text (check, _ ("Whoever may read a folder may also open it."));
      asked->also_inside = g_object_ref_sink (GTK_CHECK_BUTTON (check));
      gtk_box_append (GTK_BOX (box), check);
    }
  return box;
}

/**
 * ferry_pane_ask_permissions:
 *
 * Shows the permissions of what is selected, and sets others if the person says so.
 */
void
ferry_pane_ask_permissions (FerryPane *pane)
{
  Asked *asked = asked_new (pane, ferry_pane_dup_bundle (pane));
  g_autofree char *body = describe (asked->bundle);
  FerryDialog *dialog = ferry_dialog_new (_ ("Permissions"), body);
  GtkWidget *button;

  ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Cancel"), FERRY_DIALOG_PLAIN);
  button = ferry_dialog_add_button (dialog, "set", _ ("_Set"), FERRY_DIALOG_SUGGESTED);
  asked->form = g_object_ref_sink (ferry_permissions_form_new (
      guess_mode (ferry_listing_get (asked->bundle->entries, 0)), button));
  ferry_dialog_set_form (dialog, make_permissions_box (asked));
  ferry_dialog_set_default (dialog, button);
  ferry_dialog_ask_async (dialog, get_window (pane), NULL, got_permissions_answer, asked);
}
