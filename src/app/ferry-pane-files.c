/* What a pane's menu and keys do with files. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-files.h"

#include "ferry-dialog.h"
#include "ferry-name-popover.h"
#include "ferry-pane-dnd.h"
#include "ferry-path.h"
#include "ferry-permissions-form.h"

#include <glib/gi18n.h>
#include <string.h>

struct _FerryPaneFiles
{
  FerryPane *pane;    /* borrowed: the owner */
  GtkWidget *popover; /* the name being asked for, weak */
};

/* An action that runs in its place; the pane may show another folder when it is done. */
typedef struct
{
  FerryPane *pane;
  const char *problem; /* heading if it fails, for people */
  char *selected;      /* raw name to select afterwards, nullable */
  char *folder;
} Running;

static Running *
running_new (FerryPane *pane, const char *problem, const char *selected)
{
  Running *running = g_new0 (Running, 1);

  running->pane = g_object_ref (pane);
  running->problem = problem;
  running->selected = g_strdup (selected);
  running->folder = g_strdup (ferry_pane_get_path (pane));
  return running;
}

static void
did_run (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Running *running = user_data;
  FerryPane *pane = running->pane;
  g_autoptr (GError) error = NULL;

  if (!ferry_place_action_finish (FERRY_PLACE (source), result, &error))
    {
      ferry_dialog_report (GTK_WIDGET (pane), running->problem, error);
    }
  else if (running->selected != NULL &&
           g_strcmp0 (running->folder, ferry_pane_get_path (pane)) == 0)
    {
      ferry_pane_select_names (pane, (const char *const[]) { running->selected, NULL });
      ferry_pane_grab_list_focus (pane);
    }
  if (g_strcmp0 (running->folder, ferry_pane_get_path (pane)) == 0)
    ferry_pane_reload (pane);
  g_object_unref (running->pane);
  g_free (running->selected);
  g_free (running->folder);
  g_free (running);
}

/* Names: rename and new folder */

static char *
encode_name (FerryPane *pane, const char *problem, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *bytes = ferry_place_encode (ferry_pane_get_place (pane), name, &error);

  if (bytes == NULL)
    ferry_dialog_report (GTK_WIDGET (pane), problem, error);
  return bytes;
}

static const FerryEntry *
get_only (FerryListing *entries)
{
  return ferry_listing_get_length (entries) == 1 ? ferry_listing_get (entries, 0) : NULL;
}

static void
on_renamed (const char *name, gpointer user_data)
{
  FerryPaneFiles *files = user_data;
  FerryPane *pane = files->pane;
  g_autoptr (FerryListing) entries = ferry_pane_dup_selection (pane);
  const FerryEntry *entry = get_only (entries);
  g_autofree char *bytes = encode_name (pane, _ ("This name cannot be used"), name);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  ferry_pane_grab_list_focus (pane);
  if (bytes == NULL || entry == NULL || strcmp (bytes, entry->name) == 0)
    return;
  from = ferry_path_join (ferry_pane_get_path (pane), entry->name);
  to = ferry_path_join (ferry_pane_get_path (pane), bytes);
  ferry_place_rename_async (ferry_pane_get_place (pane), from, to, NULL, did_run,
                            running_new (pane, _ ("This could not be renamed"), bytes));
}

static void
on_folder_named (const char *name, gpointer user_data)
{
  FerryPaneFiles *files = user_data;
  FerryPane *pane = files->pane;
  g_autofree char *bytes = encode_name (pane, _ ("This name cannot be used"), name);
  g_autofree char *path = NULL;

  if (bytes == NULL)
    return;
  path = ferry_path_join (ferry_pane_get_path (pane), bytes);
  ferry_place_make_folder_async (ferry_pane_get_place (pane), path, NULL, did_run,
                                 running_new (pane, _ ("The folder could not be made"), bytes));
}

static void
ask_name (FerryPaneFiles *files, GtkWidget *at, const char *title, const char *name,
          const char *button_label, FerryNameFunc func)
{
  GtkWidget *pane = GTK_WIDGET (files->pane);
  graphene_rect_t bounds;
  GdkRectangle pointing_to = { gtk_widget_get_width (pane) / 2, 40, 1, 1 };

  if (at != NULL && gtk_widget_compute_bounds (at, pane, &bounds))
    pointing_to =
        (GdkRectangle) { (int) bounds.origin.x + 40, (int) bounds.origin.y,
                         MAX (1, MIN (300, (int) bounds.size.width - 40)), (int) bounds.size.height };
  g_set_weak_pointer (&files->popover,
                      ferry_name_popover_new (pane, &pointing_to, title, name, button_label, func,
                                              files));
  g_signal_connect_object (files->popover, "closed", G_CALLBACK (ferry_pane_grab_list_focus), pane,
                           G_CONNECT_SWAPPED);
}

static void
run_rename (FerryPaneFiles *files)
{
  g_autoptr (FerryListing) entries = ferry_pane_dup_selection (files->pane);
  const FerryEntry *entry = get_only (entries);
  g_autofree char *name = NULL;

  if (entry == NULL)
    return;
  name = ferry_place_decode (ferry_pane_get_place (files->pane), entry->name, NULL);
  ask_name (files, ferry_pane_find_selected_cell (files->pane), _ ("New name"), name,
            _ ("_Rename"), on_renamed);
}

static void
run_new_folder (FerryPaneFiles *files)
{
  ask_name (files, NULL, _ ("Name of the new folder"), "", _ ("_Create"), on_folder_named);
}

/* Delete */

static void
did_ask_delete (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Running *running = user_data;
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);
  FerryBundle *bundle = g_object_get_data (source, "ferry-bundle");

  if (!g_str_equal (answer, "delete"))
    {
      g_object_unref (running->pane);
      g_free (running->folder);
      g_free (running);
      return;
    }
  ferry_place_remove_async (bundle->place, bundle->folder, bundle->entries, NULL, did_run, running);
}

static char *
describe_delete (FerryPane *pane, FerryListing *entries)
{
  const FerryEntry *entry = get_only (entries);
  guint count = ferry_listing_get_length (entries);
  g_autofree char *name = NULL;

  if (entry == NULL)
    return g_strdup_printf (ngettext ("Delete %u item?", "Delete %u items?", count), count);
  name = ferry_place_decode (ferry_pane_get_place (pane), entry->name, NULL);
  return g_strdup_printf (_ ("Delete “%s”?"), name);
}

static gboolean
has_folder (FerryListing *entries)
{
  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    if (ferry_entry_is_directory (ferry_listing_get (entries, i)))
      return TRUE;
  return FALSE;
}

static void
run_delete (FerryPaneFiles *files)
{
  FerryPane *pane = files->pane;
  FerryBundle *bundle = ferry_pane_dnd_dup_bundle (pane);
  g_autofree char *heading = describe_delete (pane, bundle->entries);
  FerryDialog *dialog;
  GtkWidget *cancel;

  if (ferry_listing_get_length (bundle->entries) == 0)
    {
      ferry_bundle_free (bundle);
      return;
    }
  dialog = ferry_dialog_new (
      heading, has_folder (bundle->entries)
                   ? _ ("Folders go with all that is in them. This cannot be undone.")
                   : _ ("This cannot be undone."));
  g_object_set_data_full (G_OBJECT (dialog), "ferry-bundle", bundle,
                          (GDestroyNotify) ferry_bundle_free);
  cancel = ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Cancel"), FERRY_DIALOG_PLAIN);
  ferry_dialog_add_button (dialog, "delete", _ ("_Delete"), FERRY_DIALOG_DESTRUCTIVE);
  ferry_dialog_set_default (dialog, cancel);
  ferry_dialog_ask_async (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (pane))), NULL,
                          did_ask_delete,
                          running_new (pane, _ ("Not everything could be deleted"), NULL));
}

/* Permissions */

static void
did_ask_permissions (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryPane) pane = user_data;
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);
  FerryBundle *bundle = g_object_get_data (source, "ferry-bundle");
  GtkWidget *form = g_object_get_data (source, "ferry-form");
  guint mode;

  if (!g_str_equal (answer, "set") || !ferry_permissions_form_get_mode (form, &mode))
    return;
  for (guint i = 0; i < ferry_listing_get_length (bundle->entries); i++)
    {
      g_autofree char *path =
          ferry_path_join (bundle->folder, ferry_listing_get (bundle->entries, i)->name);

      ferry_place_set_permissions_async (
          bundle->place, path, mode, NULL, did_run,
          running_new (pane, _ ("The permissions could not be changed"), NULL));
    }
}

static void
run_permissions (FerryPaneFiles *files)
{
  FerryPane *pane = files->pane;
  FerryBundle *bundle = ferry_pane_dnd_dup_bundle (pane);
  const FerryEntry *entry;
  GtkWidget *form, *button;
  FerryDialog *dialog;
  g_autofree char *body = NULL;
  guint count = ferry_listing_get_length (bundle->entries);

  if (count == 0)
    {
      ferry_bundle_free (bundle);
      return;
    }
  entry = ferry_listing_get (bundle->entries, 0);
  body = count == 1 ? ferry_place_decode (bundle->place, entry->name, NULL)
                    : g_strdup_printf (ngettext ("%u item", "%u items", count), count);
  dialog = ferry_dialog_new (_ ("Permissions"), body);
  form = ferry_permissions_form_new (entry->mode != FERRY_MODE_UNKNOWN ? entry->mode
                                     : ferry_entry_is_directory (entry) ? 0755
                                                                        : 0644);
  g_object_set_data_full (G_OBJECT (dialog), "ferry-bundle", bundle,
                          (GDestroyNotify) ferry_bundle_free);
  g_object_set_data_full (G_OBJECT (dialog), "ferry-form", g_object_ref_sink (form),
                          g_object_unref);
  ferry_dialog_set_form (dialog, form);
  ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Cancel"), FERRY_DIALOG_PLAIN);
  button = ferry_dialog_add_button (dialog, "set", _ ("_Set"), FERRY_DIALOG_SUGGESTED);
  ferry_dialog_set_default (dialog, button);
  ferry_dialog_ask_async (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (pane))), NULL,
                          did_ask_permissions, g_object_ref (pane));
}

/* Clipboard */

static void
put_on_clipboard (FerryPaneFiles *files, gboolean is_cut)
{
  g_autoptr (FerryBundle) bundle = ferry_pane_dnd_dup_bundle (files->pane);
  g_autoptr (GdkContentProvider) content = NULL;

  if (ferry_listing_get_length (bundle->entries) == 0)
    return;
  bundle->is_cut = is_cut;
  content = ferry_pane_dnd_make_content (bundle);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (files->pane)), content);
}

static void
run_cut (FerryPaneFiles *files)
{
  put_on_clipboard (files, TRUE);
}

static void
run_copy (FerryPaneFiles *files)
{
  put_on_clipboard (files, FALSE);
}

static void
did_read_clipboard (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryPane) pane = user_data;
  GdkClipboard *clipboard = GDK_CLIPBOARD (source);
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (clipboard, result, &error);
  const FerryBundle *bundle;

  if (value == NULL)
    {
      ferry_dialog_report (GTK_WIDGET (pane), _ ("The clipboard could not be read"), error);
      return;
    }
  if (ferry_pane_get_place (pane) == NULL)
    return;
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      ferry_pane_dnd_take_files (pane, g_value_get_boxed (value), ferry_pane_get_path (pane),
                                 FALSE);
      return;
    }
  bundle = g_value_get_boxed (value);
  if (!ferry_bundle_can_go_to (bundle, ferry_pane_get_place (pane), ferry_pane_get_path (pane)))
    return;
  ferry_pane_dnd_take_bundle (pane, bundle, ferry_pane_get_path (pane), bundle->is_cut);
  if (bundle->is_cut)
    gdk_clipboard_set_content (clipboard, NULL);
}

static void
run_paste (FerryPaneFiles *files)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (files->pane));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  GType type = gdk_content_formats_contain_gtype (formats, FERRY_TYPE_BUNDLE)
                   ? FERRY_TYPE_BUNDLE
                   : GDK_TYPE_FILE_LIST;

  if (type == GDK_TYPE_FILE_LIST &&
      !gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) &&
      !gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    return;
  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, did_read_clipboard,
                                  g_object_ref (files->pane));
}

static const struct
{
  const char *action;
  void (*run) (FerryPaneFiles *files);
} actions[] = {
  { "pane.rename", run_rename },
  { "pane.new-folder", run_new_folder },
  { "pane.delete", run_delete },
  { "pane.permissions", run_permissions },
  { "pane.cut", run_cut },
  { "pane.copy", run_copy },
  { "pane.paste", run_paste },
};

/**
 * ferry_pane_files_run:
 * @action: one of the pane's, by its full name
 */
void
ferry_pane_files_run (FerryPaneFiles *files, const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].action, action))
      actions[i].run (files);
}

FerryPaneFiles *
ferry_pane_files_new (FerryPane *pane)
{
  FerryPaneFiles *files = g_new0 (FerryPaneFiles, 1);

  files->pane = pane;
  return files;
}

/**
 * ferry_pane_files_free:
 *
 * To be called while the pane is still there.
 */
void
ferry_pane_files_free (FerryPaneFiles *files)
{
  if (files->popover != NULL)
    gtk_widget_unparent (files->popover);
  g_clear_weak_pointer (&files->popover);
  g_free (files);
}
