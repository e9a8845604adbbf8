/* The entries of a pane in what is done with them. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-entries.h"

#include "ferry-failure-dialog.h"
#include "ferry-pane-tree.h"
#include "ferry-path.h"
#include "ferry-transfer-queue.h"

#include <glib/gi18n.h>

/**
 * ferry_pane_get_selection:
 *
 * Returns: (transfer none): what is selected
 */
FerryEntrySelection *
ferry_pane_get_selection (FerryPane *pane)
{
  return ferry_entry_list_get_selection (ferry_pane_get_list (pane));
}

/**
 * ferry_pane_get_view:
 *
 * Returns: (transfer none): the view of the rows
 */
GtkColumnView *
ferry_pane_get_view (FerryPane *pane)
{
  return ferry_entry_list_get_view (ferry_pane_get_list (pane));
}

/**
 * ferry_pane_get_body:
 *
 * Returns: (transfer none): what lies between the pane's bar and its status line, a GtkPaned
 */
GtkWidget *
ferry_pane_get_body (FerryPane *pane)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (ferry_pane_get_list (pane)), GTK_TYPE_PANED);
}

/**
 * ferry_pane_dup_selection:
 *
 * Returns: (transfer full): copies of the selected entries
 */
FerryListing *
ferry_pane_dup_selection (FerryPane *pane)
{
  return ferry_entry_selection_dup_entries (ferry_pane_get_selection (pane));
}

/**
 * ferry_pane_select_names:
 * @names: raw names
 *
 * Selects them, and brings the first into view, when the folder's next listing is there.
 */
void
ferry_pane_select_names (FerryPane *pane, const char *const *names)
{
  ferry_entry_selection_want_names (ferry_pane_get_selection (pane), names);
}

/**
 * ferry_pane_dup_bundle:
 *
 * Returns: (transfer full): what is selected, and where it is
 */
FerryBundle *
ferry_pane_dup_bundle (FerryPane *pane)
{
  g_autoptr (FerryListing) entries = ferry_pane_dup_selection (pane);

  return ferry_bundle_new (ferry_pane_get_place (pane), ferry_pane_get_path (pane), entries);
}

/**
 * ferry_pane_request_transfer:
 * @folder: of this pane's place
 *
 * Asks the window to bring @bundle there.
 */
void
ferry_pane_request_transfer (FerryPane *pane,
                             const FerryBundle *bundle,
                             const char *folder,
                             gboolean is_move)
{
  FerryTransferFlags flags = is_move ? FERRY_TRANSFER_FLAGS_MOVE : FERRY_TRANSFER_FLAGS_NONE;

  for (; bundle != NULL; bundle = bundle->next)
    g_signal_emit_by_name (pane, "transfer-requested", bundle->place, bundle->folder,
                           bundle->entries, ferry_pane_get_place (pane), folder, (guint) flags);
}

/**
 * ferry_pane_request_copy:
 *
 * Asks the window to bring the selection to the other pane.
 */
void
ferry_pane_request_copy (FerryPane *pane, gboolean is_move)
{
  g_signal_emit_by_name (pane, "copy-requested", is_move);
}

/**
 * ferry_pane_request_file:
 *
 * Asks the window to open what is selected, one way or another.
 *
 * Returns: whether it does
 */
gboolean
ferry_pane_request_file (FerryPane *pane, FerryPaneRequest request)
{
  gboolean is_handled = FALSE;

  g_signal_emit_by_name (pane, "file-requested", (guint) request, &is_handled);
  return is_handled;
}

static void
activate_file (FerryPane *pane)
{
  if (!ferry_pane_request_file (pane, FERRY_PANE_ACTIVATE))
    ferry_pane_request_copy (pane, FALSE);
}

/* A link under way. The pane may show another folder when it is known what it leads to. */
typedef struct
{
  FerryPane *pane;
  char *folder;
  char *path;
} Link;

static void
got_target (GObject *place, GAsyncResult *result, gpointer user_data)
{
  g_autofree Link *opened = user_data;
  g_autoptr (FerryPane) pane = opened->pane;
  g_autofree char *folder = opened->folder;
  g_autofree char *path = opened->path;
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryEntry) target = ferry_place_stat_finish (FERRY_PLACE (place), result, &error);

  if (ferry_pane_get_place (pane) != FERRY_PLACE (place) ||
      g_strcmp0 (ferry_pane_get_path (pane), folder) != 0)
    return;
  if (target == NULL)
    ferry_failure_dialog_show (GTK_WIDGET (pane), FERRY_PLACE (place),
                               _ ("This link cannot be followed"), error);
  else if (ferry_entry_is_directory (target))
    ferry_pane_open (pane, path);
  else
    activate_file (pane);
}

static void
open_link (FerryPane *pane, const char *path)
{
  Link *opened = g_new (Link, 1);

  *opened = (Link){ g_object_ref (pane), g_strdup (ferry_pane_get_path (pane)), g_strdup (path) };
  ferry_place_stat_async (ferry_pane_get_place (pane), path, NULL, got_target, opened);
}

/**
 * ferry_pane_open_entry:
 *
 * Shows a folder, follows a link, and copies a file to the other side.
 */
void
ferry_pane_open_entry (FerryPane *pane, const FerryEntry *entry)
{
  g_autofree char *path = ferry_path_join (ferry_pane_get_path (pane), entry->name);

  if (ferry_entry_is_directory (entry))
    ferry_pane_open (pane, path);
  else if (entry->kind == FERRY_KIND_LINK)
    open_link (pane, path);
  else
    activate_file (pane);
}

/**
 * ferry_pane_open_row:
 *
 * As ferry_pane_open_entry(), for the row that the keyboard or the pointer is on.
 */
void
ferry_pane_open_row (FerryPane *pane, guint position)
{
  FerryEntryModel *model = ferry_folder_get_model (ferry_pane_get_folder (pane));
  g_autoptr (FerryEntry) entry = ferry_entry_copy (ferry_entry_model_get_entry (model, position));

  /* The keyboard can be on a row that is not selected. */
  if (!ferry_entry_selection_has (ferry_pane_get_selection (pane), position))
    ferry_entry_selection_take (ferry_pane_get_selection (pane), position);
  ferry_pane_open_entry (pane, entry);
}

/**
 * ferry_pane_dup_state:
 *
 * Returns: (transfer full): a{sv} with the columns and whether the tree is shown, for
 * ferry_pane_apply_state()
 */
GVariant *
ferry_pane_dup_state (FerryPane *pane)
{
  g_autoptr (GVariant) columns = ferry_entry_list_dup_state (ferry_pane_get_list (pane));
  GVariantDict state;

  g_variant_dict_init (&state, columns);
  g_variant_dict_insert (&state, "tree-shown", "b", ferry_pane_is_tree_shown (pane));
  return g_variant_ref_sink (g_variant_dict_end (&state));
}

/**
 * ferry_pane_apply_state:
 * @state: an a{sv}
 */
void
ferry_pane_apply_state (FerryPane *pane, GVariant *state)
{
  gboolean is_tree_shown;

  ferry_entry_list_apply_state (ferry_pane_get_list (pane), state);
  if (g_variant_lookup (state, "tree-shown", "b", &is_tree_shown))
    ferry_pane_set_tree_shown (pane, is_tree_shown);
}
