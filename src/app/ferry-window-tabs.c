/* What can be done with tabs and sides. See ferry-window-tabs.h. All of it is about the side that
 * is worked in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-window-tabs.h"

#include "ferry-browse-together.h"
#include "ferry-dialog.h"
#include "ferry-window-open.h"

#include <glib/gi18n.h>

static FerrySide *
get_active (FerryWindow *window)
{
  return ferry_window_get_active_side (window);
}

static FerrySide *
get_other (FerryWindow *window)
{
  return ferry_window_get_other_side (window, get_active (window));
}

static void
bring_to_front (FerryWindow *window, FerrySide *side, FerryTab *tab)
{
  ferry_side_show_tab (side, tab);
  ferry_sides_set_active (ferry_window_get_sides (window), side);
  ferry_pane_grab_list_focus (ferry_tab_get_pane (tab));
}

/* Shows on @side what @tab shows: the same folder, of a server over the same connection. */
static FerryTab *
repeat_in_new_tab (FerryWindow *window, FerrySide *side, FerryTab *tab)
{
  FerrySideKind kind = ferry_tab_get_kind (tab);
  FerrySession *session = ferry_tab_get_session (tab);
  gboolean is_shared = kind == FERRY_SIDE_SERVER && ferry_session_get_place (session) != NULL;
  g_autofree char *folder = g_strdup (ferry_tab_get_folder (tab, kind));
  FerryTab *added =
      ferry_sides_add_tab (ferry_window_get_sides (window), side, is_shared ? session : NULL);

  if (kind == FERRY_SIDE_LOCAL)
    ferry_tab_open_local (added, folder);
  else
    ferry_tab_open_remote (added, is_shared ? folder : NULL);
  return added;
}

static void
on_new_tab (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerrySide *side = get_active (user_data);

  bring_to_front (user_data, side, repeat_in_new_tab (user_data, side, ferry_side_get_tab (side)));
}

static void
on_connect_in_new_tab (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (FerryServer) server =
      ferry_connect_bar_dup_server (ferry_window_get_connect_bar (user_data));

  if (server != NULL)
    ferry_window_open_server (user_data, server, NULL, NULL, FERRY_OPEN_NEW_TAB);
}

/* Closing */

typedef struct
{
  FerryWindow *window;
  FerryTab *tab;
} Closing;

static void
closing_free (Closing *closing)
{
  g_object_unref (closing->window);
  g_object_unref (closing->tab);
  g_free (closing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Closing, closing_free)

static void
got_close_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Closing) closing = user_data;
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);
  FerrySides *sides = ferry_window_get_sides (closing->window);

  if (!g_str_equal (answer, "close") || sides == NULL ||
      ferry_sides_get_side_of (sides, closing->tab) == NULL)
    return;
  ferry_pane_status_stop_work (ferry_pane_get_status (ferry_tab_get_pane (closing->tab)));
  ferry_sides_close_tab (sides, closing->tab);
}

static void
ask_before_close (FerryWindow *window, FerryTab *tab)
{
  FerryDialog *dialog =
      ferry_dialog_new (_ ("Stop What Is Being Done Here?"),
                        _ ("Files are still being worked on in this tab. Transfers are not "
                           "meant: they go on without it."));
  GtkWidget *stay =
      ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Keep Open"), FERRY_DIALOG_PLAIN);
  Closing *closing = g_new (Closing, 1);

  *closing = (Closing){ g_object_ref (window), g_object_ref (tab) };
  ferry_dialog_add_button (dialog, "close", _ ("_Stop and Close"), FERRY_DIALOG_DESTRUCTIVE);
  ferry_dialog_set_default (dialog, stay);
  ferry_dialog_ask_async (dialog, GTK_WINDOW (window), NULL, got_close_answer, closing);
}

/**
 * ferry_window_close_tab:
 *
 * Asks first where something would be lost. The last tab of a side stays, without its server.
 */
void
ferry_window_close_tab (FerryWindow *window, FerryTab *tab)
{
  FerrySides *sides = ferry_window_get_sides (window);
  FerrySide *side = ferry_sides_get_side_of (sides, tab);

  if (ferry_pane_status_is_working (ferry_pane_get_status (ferry_tab_get_pane (tab))))
    {
      ask_before_close (window, tab);
      return;
    }
  if (ferry_side_get_n_tabs (side) == 1 && ferry_tab_get_kind (tab) == FERRY_SIDE_LOCAL)
    ferry_window_say (window, _ ("The last tab of a side stays."));
  ferry_sides_close_tab (sides, tab);
  ferry_pane_grab_list_focus (ferry_side_get_pane (side));
}

static void
on_close_tab (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_window_close_tab (user_data, ferry_side_get_tab (get_active (user_data)));
}

static void
on_reopen_tab (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerrySide *side;
  FerryTab *tab = ferry_sides_reopen_tab (ferry_window_get_sides (user_data), &side);
  FerrySession *session;

  if (tab == NULL)
    {
      ferry_window_say (user_data, _ ("No tab was closed."));
      return;
    }
  bring_to_front (user_data, side, tab);
  session = ferry_tab_get_session (tab);
  if (ferry_tab_get_kind (tab) == FERRY_SIDE_SERVER &&
      ferry_session_get_last_server (session) != NULL &&
      ferry_session_get_state (session) == FERRY_SESSION_DISCONNECTED)
    ferry_session_reconnect (session);
}

/* Moving about */

static void
step (FerryWindow *window, int by)
{
  FerrySide *side = get_active (window);

  ferry_side_step (side, by);
  ferry_pane_grab_list_focus (ferry_side_get_pane (side));
}

static void
on_next_tab (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, 1);
}

static void
on_previous_tab (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, -1);
}

static void
on_move_tab (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerrySide *side = get_active (user_data);
  FerrySide *other = get_other (user_data);
  g_autoptr (FerryTab) tab = g_object_ref (ferry_side_get_tab (side));

  if (ferry_side_get_n_tabs (side) == 1)
    {
      ferry_window_say (user_data, _ ("The last tab of a side stays."));
      return;
    }
  ferry_side_remove_tab (side, tab);
  ferry_side_add_tab (other, tab);
  bring_to_front (user_data, other, tab);
}

static void
on_swap_sides (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerrySide *active = get_active (user_data);

  ferry_sides_swap (ferry_window_get_sides (user_data));
  ferry_pane_grab_list_focus (
      ferry_side_get_pane (ferry_window_get_other_side (user_data, active)));
}

/* A local folder goes into the local tab across; a server into a tab that has it already or none.
 */
static void
on_same_folder (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerryTab *tab = ferry_side_get_tab (get_active (user_data));
  FerrySide *other = get_other (user_data);
  FerryTab *target = ferry_side_get_tab (other);
  FerrySideKind kind = ferry_tab_get_kind (tab);
  g_autofree char *folder = g_strdup (ferry_tab_get_folder (tab, kind));

  if (folder == NULL)
    return;
  if (kind == FERRY_SIDE_LOCAL)
    {
      ferry_window_open_local (user_data, other, folder);
      return;
    }
  if (ferry_tab_get_kind (target) != kind ||
      (ferry_tab_get_session (target) != ferry_tab_get_session (tab) &&
       ferry_session_get_state (ferry_tab_get_session (target)) != FERRY_SESSION_DISCONNECTED))
    target = repeat_in_new_tab (user_data, other, tab);
  ferry_tab_set_session (target, ferry_tab_get_session (tab));
  ferry_tab_open_remote (target, folder);
  ferry_side_show_tab (other, target);
  ferry_pane_grab_list_focus (ferry_tab_get_pane (tab));
}

/* Browsing together */

static void
on_browse_together_changed (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ferry_browse_together_set_active (g_object_get_data (G_OBJECT (action), "together"),
                                    g_variant_get_boolean (state));
}

static void
on_together_changed (FerryBrowseTogether *together, GParamSpec *pspec, GSimpleAction *action)
{
  g_simple_action_set_state (action,
                             g_variant_new_boolean (ferry_browse_together_get_active (together)));
}

static void
on_together_ended (FerryWindow *window, const char *sentence)
{
  ferry_window_say (window, sentence);
}

/* The action owns what it switches. */
static void
add_browse_together (FerryWindow *window)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), "browse-together");
  FerryBrowseTogether *together =
      ferry_browse_together_new (GTK_WINDOW (window), ferry_window_get_sides (window));

  g_signal_connect_object (together, "notify::is-active", G_CALLBACK (on_together_changed), action,
                           0);
  g_signal_connect_object (together, "ended", G_CALLBACK (on_together_ended), window,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (action), "together", together, g_object_unref);
}

static const GActionEntry entries[] = {
  { .name = "new-tab", .activate = on_new_tab },
  { .name = "connect-in-new-tab", .activate = on_connect_in_new_tab },
  { .name = "close-tab", .activate = on_close_tab },
  { .name = "reopen-tab", .activate = on_reopen_tab },
  { .name = "next-tab", .activate = on_next_tab },
  { .name = "previous-tab", .activate = on_previous_tab },
  { .name = "move-tab", .activate = on_move_tab },
  { .name = "swap-sides", .activate = on_swap_sides },
  { .name = "same-folder", .activate = on_same_folder },
  { .name = "browse-together", .state = "false", .change_state = on_browse_together_changed },
};

/**
 * ferry_window_tabs_add_actions:
 */
void
ferry_window_tabs_add_actions (FerryWindow *window)
{
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  add_browse_together (window);
}
