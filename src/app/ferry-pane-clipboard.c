/* Files of a pane on the clipboard, and from it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-clipboard.h"

#include "ferry-dialog.h"
#include "ferry-pane-drag.h"
#include "ferry-pane-drop.h"
#include "ferry-pane-entries.h"

#include <glib/gi18n.h>

/**
 * ferry_pane_clip:
 * @is_cut: whether pasting moves them
 *
 * Puts what is selected on the clipboard.
 */
void
ferry_pane_clip (FerryPane *pane, gboolean is_cut)
{
  g_autoptr (FerryBundle) bundle = ferry_pane_dup_bundle (pane);
  g_autoptr (GdkContentProvider) content = NULL;

  bundle->is_cut = is_cut;
  content = ferry_pane_drag_make_content (pane, bundle, FERRY_PANE_CLIPBOARD);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (pane)), content);
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
      ferry_pane_drop_take_files (pane, g_value_get_boxed (value), ferry_pane_get_path (pane),
                                  FALSE);
      return;
    }
  bundle = g_value_get_boxed (value);
  if (!ferry_bundle_can_go_to (bundle, ferry_pane_get_place (pane), ferry_pane_get_path (pane)))
    return;
  ferry_pane_request_transfer (pane, bundle, ferry_pane_get_path (pane), bundle->is_cut);
  if (bundle->is_cut)
    gdk_clipboard_set_content (clipboard, NULL);
}

/**
 * ferry_pane_paste:
 *
 * Brings the files on the clipboard, ours or another program's, into the folder shown.
 */
void
ferry_pane_paste (FerryPane *pane)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (pane));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  GType type = gdk_content_formats_contain_gtype (formats, FERRY_TYPE_BUNDLE) ? FERRY_TYPE_BUNDLE
                                                                              : GDK_TYPE_FILE_LIST;

  if (type == GDK_TYPE_FILE_LIST &&
      !gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) &&
      !gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    return;
  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, did_read_clipboard,
                                  g_object_ref (pane));
}
