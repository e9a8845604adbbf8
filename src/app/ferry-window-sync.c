/* The window's actions that compare its two sides and make them alike. See ferry-window-sync.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-window-sync.h"

#include "ferry-compare-sides.h"
#include "ferry-path.h"
#include "ferry-sync-window.h"

#include <glib/gi18n.h>

static const char *
find_obstacle (FerryPlace *left, const char *left_path, FerryPlace *right, const char *right_path)
{
  if (left == NULL || right == NULL || left_path == NULL || right_path == NULL)
    return _ ("Open a folder on each side first.");
  if (ferry_place_is_same (left, right) && (ferry_path_is_inside (left_path, right_path) ||
                                            ferry_path_is_inside (right_path, left_path)))
    return _ ("One of the two folders lies in the other.");
  return NULL;
}

static void
on_synchronize (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerryWindow *window = user_data;
  FerryPane *left = ferry_side_get_pane (ferry_window_get_left (window));
  FerryPane *right = ferry_side_get_pane (ferry_window_get_right (window));
  const char *obstacle = find_obstacle (ferry_pane_get_place (left), ferry_pane_get_path (left),
                                        ferry_pane_get_place (right), ferry_pane_get_path (right));

  if (obstacle != NULL)
    ferry_window_say (window, obstacle);
  else
    ferry_sync_window_present (GTK_WINDOW (window), ferry_window_get_queue (window),
                               ferry_pane_get_place (left), ferry_pane_get_path (left),
                               ferry_pane_get_place (right), ferry_pane_get_path (right));
}

static const GActionEntry entries[] = {
  { .name = "synchronize", .activate = on_synchronize },
};

/**
 * ferry_window_sync_add_actions:
 */
void
ferry_window_sync_add_actions (FerryWindow *window)
{
  static const struct
  {
    const char *action;
    const char *property;
  } states[] = {
    { "compare-folders", "is-active" },
    { "only-differences", "only-differences" },
  };
  g_autoptr (FerryCompareSides) compare = ferry_compare_sides_new (ferry_window_get_sides (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (GPropertyAction) action =
          g_property_action_new (states[i].action, compare, states[i].property);

      g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (action));
    }
}
