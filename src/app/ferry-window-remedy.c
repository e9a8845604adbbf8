/* A remedy that was clicked: the server's settings change, and what failed is tried again. See
 * ferry-window-remedy.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-window-remedy.h"

#include "ferry-choices.h"
#include "ferry-remedy-action.h"
#include "ferry-window-open.h"

/* The connection that is there goes on in another mode. */
static void
change_mode (FerryWindow *window, FerryMode mode)
{
  FerrySide *sides[] = { ferry_window_get_left (window), ferry_window_get_right (window) };
  const FerryChoice *choice = ferry_choice_find_value (ferry_mode_choices, (int) mode);

  g_action_group_change_action_state (G_ACTION_GROUP (window), "mode",
                                      g_variant_new_string (choice->id));
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    if (ferry_side_get_kind (sides[i]) == FERRY_SIDE_SERVER &&
        ferry_side_get_session (sides[i]) == ferry_window_get_session (window))
      ferry_pane_reload (ferry_side_get_pane (sides[i]));
}

/**
 * ferry_window_apply_remedy:
 *
 * For the server that is connected, or the one to which no connection could be made.
 */
void
ferry_window_apply_remedy (FerryWindow *window, FerryRemedyAction action)
{
  FerrySession *session = ferry_window_get_session (window);
  const FerryServer *last = ferry_session_get_last_server (session);
  g_autoptr (FerryServer) server = last != NULL ? ferry_server_copy (last) : NULL;
  FerryMode mode = server != NULL ? server->mode : FERRY_MODE_AUTOMATIC;

  if (server == NULL || !ferry_remedy_action_apply (action, server))
    return;
  if (server->mode != mode && ferry_session_get_state (session) == FERRY_SESSION_CONNECTED)
    change_mode (window, server->mode);
  else
    ferry_window_open_server (window, server, ferry_session_get_path (session), NULL,
                              FERRY_OPEN_THIS_TAB);
}
