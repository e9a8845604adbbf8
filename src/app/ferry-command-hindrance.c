/* Why a command cannot be done. See ferry-command-hindrance.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-command-hindrance.h"

#include "ferry-pane-actions.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
get_of_window (FerryWindow *window, const char *action)
{
  FerrySession *session = ferry_window_get_session (window);

  if (g_action_group_get_action_enabled (G_ACTION_GROUP (window), action))
    return NULL;
  return ferry_session_get_state (session) == FERRY_SESSION_DISCONNECTED
             ? _ ("No server is connected")
             : _ ("Not possible now");
}

/**
 * ferry_command_get_hindrance:
 * @window: where it would be done, on the side that was used last
 *
 * Returns: (nullable): in a few words; %NULL if nothing is in its way
 */
const char *
ferry_command_get_hindrance (const FerryCommand *command, FerryWindow *window)
{
  FerryPane *pane = ferry_side_get_pane (ferry_window_get_active_side (window));
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (command->action, &name, &target, NULL))
    return NULL;
  if (g_str_has_prefix (name, "win."))
    return get_of_window (window, name + strlen ("win."));
  if (g_str_has_prefix (name, "pane."))
    return ferry_pane_actions_get_hindrance (pane, name);
  return NULL;
}
