/* From one side to the other. See ferry-window-carry.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-window-carry.h"

#include "ferry-pane-search.h"

#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-window-edit.h"

#include <glib/gi18n.h>

static void
on_transfer_requested (FerryPane *pane,
                       FerryPlace *from,
                       const char *from_folder,
                       FerryListing *entries,
                       FerryPlace *to,
                       const char *to_folder,
                       guint flags,
                       FerryWindow *window)
{
  if (g_settings_get_boolean (ferry_window_get_settings (window), "keep-permissions"))
    flags |= FERRY_TRANSFER_FLAGS_PERMISSIONS;
  ferry_transfer_queue_add (ferry_window_get_queue (window), from, from_folder, entries, to,
                            to_folder, (FerryTransferFlags) flags);
}

static void
on_copy_requested (FerryPane *pane, gboolean is_move, FerryWindow *window)
{
  FerrySide *left = ferry_window_get_left (window);
  FerrySide *side = ferry_side_get_pane (left) == pane ? left : ferry_window_get_right (window);

  ferry_window_carry (window, side,
                      is_move ? FERRY_TRANSFER_FLAGS_MOVE : FERRY_TRANSFER_FLAGS_NONE);
}

static void
fetch_entry (FerryWindow *window,
             const FerryBundle *bundle,
             const FerryEntry *entry,
             FerryPlace *computer,
             const char *folder,
             GPtrArray *rows)
{
  g_autofree char *source = ferry_path_join (bundle->folder, entry->name);
  g_autofree char *name = ferry_place_decode (bundle->place, entry->name, NULL);
  g_autofree char *local = ferry_path_make_local_name (name);
  g_autofree char *target = ferry_path_join (folder, local);

  g_ptr_array_add (rows, g_object_ref (ferry_transfer_queue_add_as (
                             ferry_window_get_queue (window), bundle->place, source, entry,
                             computer, target, FERRY_TRANSFER_FLAGS_KEEP_BOTH)));
}

static GPtrArray *
on_fetch_requested (FerryPane *pane,
                    const FerryBundle *bundle,
                    const char *folder,
                    FerryWindow *window)
{
  g_autoptr (FerryPlace) computer = ferry_local_place_new ();
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (; bundle != NULL; bundle = bundle->next)
    for (guint i = 0; i < ferry_listing_get_length (bundle->entries); i++)
      fetch_entry (window, bundle, ferry_listing_get (bundle->entries, i), computer, folder, rows);
  return rows;
}

/**
 * ferry_window_carry_connect:
 *
 * From now on what the pane of @tab asks for is done.
 */
void
ferry_window_carry_connect (FerryWindow *window, FerryTab *tab)
{
  FerryPane *pane = ferry_tab_get_pane (tab);

  g_signal_connect_object (pane, "transfer-requested", G_CALLBACK (on_transfer_requested), window,
                           0);
  g_signal_connect_object (pane, "copy-requested", G_CALLBACK (on_copy_requested), window, 0);
  g_signal_connect_object (pane, "fetch-requested", G_CALLBACK (on_fetch_requested), window, 0);
  ferry_window_edit_connect (window, pane);
}

/**
 * ferry_window_carry:
 * @from: the side whose selection is carried to the other one
 */
void
ferry_window_carry (FerryWindow *window, FerrySide *from, FerryTransferFlags flags)
{
  FerryPane *source = ferry_side_get_pane (from);
  FerryPane *target = ferry_side_get_pane (ferry_window_get_other_side (window, from));
  g_autoptr (FerryBundle) bundle = ferry_pane_dup_carried (source);

  if (ferry_pane_get_place (source) == NULL || ferry_pane_get_place (target) == NULL)
    {
      ferry_window_say (window, _ ("Connect to a server first."));
      return;
    }
  if (bundle == NULL)
    {
      ferry_window_say (window, _ ("Select the files to carry over first."));
      return;
    }
  for (FerryBundle *part = bundle; part != NULL; part = part->next)
    on_transfer_requested (source, part->place, part->folder, part->entries,
                           ferry_pane_get_place (target), ferry_pane_get_path (target), flags,
                           window);
}
