/* Files of a server as text on the clipboard. See ferry-pane-copy-as.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-copy-as.h"

#include "ferry-copy-text.h"
#include "ferry-pane-entries.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"

#include <glib/gi18n.h>

static const char *const labels[FERRY_COPY_WAYS] = {
  [FERRY_COPY_URL] = N_ ("_URL"),           [FERRY_COPY_URL_WITH_USER] = N_ ("URL with U_ser Name"),
  [FERRY_COPY_CURL] = N_ ("_curl Command"), [FERRY_COPY_WGET] = N_ ("_wget Command"),
  [FERRY_COPY_LFTP] = N_ ("_lftp Command"), [FERRY_COPY_FERRY_CLI] = N_ ("_ferry-cli Command"),
};

/**
 * ferry_pane_copy_as_fill:
 * @section: of the pane's menu
 *
 * Puts the ways to copy into the menu, where there are any.
 */
void
ferry_pane_copy_as_fill (FerryPane *pane, GMenu *section)
{
  g_autoptr (GMenu) ways = g_menu_new ();

  g_menu_remove_all (section);
  if (ferry_pane_get_place (pane) == NULL || ferry_place_is_local (ferry_pane_get_place (pane)) ||
      ferry_entry_selection_get_size (ferry_pane_get_selection (pane)) == 0)
    return;
  for (int way = 0; way < FERRY_COPY_WAYS; way++)
    {
      g_autofree char *action = g_strdup_printf ("pane.copy-as(%d)", way);

      g_menu_append (ways, _ (labels[way]), action);
    }
  g_menu_append_submenu (section, _ ("Copy _As"), G_MENU_MODEL (ways));
}

/* One line for each. */
static void
on_copy_as (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FerryPane *pane = FERRY_PANE (widget);
  FerryPlace *place = ferry_pane_get_place (pane);
  g_autoptr (FerryListing) entries = ferry_pane_dup_selection (pane);
  g_autoptr (GString) text = g_string_new (NULL);
  int way = g_variant_get_int32 (parameter);

  if (place == NULL || !FERRY_IS_REMOTE_PLACE (place) || way < 0 || way >= FERRY_COPY_WAYS)
    return;
  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    {
      const FerryEntry *entry = ferry_listing_get (entries, i);
      g_autofree char *path = ferry_path_join (ferry_pane_get_path (pane), entry->name);
      g_autofree char *line = ferry_copy_text (
          (FerryCopyAs) way, ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place)), path,
          ferry_entry_is_directory (entry));
      g_autofree char *valid = g_utf8_make_valid (line, -1);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", valid);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

/**
 * ferry_pane_copy_as_install:
 *
 * For the pane's class_init.
 */
void
ferry_pane_copy_as_install (GtkWidgetClass *pane_class)
{
  gtk_widget_class_install_action (pane_class, "pane.copy-as", "i", on_copy_as);
}
