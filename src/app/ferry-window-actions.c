/* The window's actions. Menus, buttons and keys (ferry-commands.h) all come through here; a part of
 * the window that wants something from another part activates an action.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-window-actions.h"

#include "ferry-about.h"
#include "ferry-choices.h"
#include "ferry-command-window.h"
#include "ferry-export-dialog.h"
#include "ferry-guide-window.h"
#include "ferry-import-window.h"
#include "ferry-key-hint.h"
#include "ferry-palette.h"
#include "ferry-preferences-window.h"
#include "ferry-server-info-window.h"
#include "ferry-shortcuts-window.h"
#include "ferry-speed-window.h"
#include "ferry-window-carry.h"
#include "ferry-window-diagnosis.h"
#include "ferry-window-remedy.h"
#include "ferry-window-server.h"
#include "ferry-window-sites.h"
#include "ferry-window-sync.h"
#include "ferry-window-tabs.h"

static void
on_connect (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_window_connect (user_data);
}

static void
on_disconnect (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_session_disconnect (ferry_window_get_session (user_data));
}

static void
on_reconnect (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_session_reconnect (ferry_window_get_session (user_data));
}

static void
on_focus_connect (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_window_focus_connect (user_data);
}

static void
on_mode_changed (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  const FerryChoice *choice =
      ferry_choice_find_id (ferry_mode_choices, g_variant_get_string (state, NULL));

  if (choice == NULL)
    return;
  g_simple_action_set_state (action, state);
  ferry_window_choose_mode (user_data, (FerryMode) choice->value);
}

static void
on_charset_changed (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  const FerryChoice *choice =
      ferry_choice_find_id (ferry_charset_choices, g_variant_get_string (state, NULL));

  if (choice == NULL)
    return;
  g_simple_action_set_state (action, state);
  ferry_window_choose_charset (user_data, ferry_choice_get_charset (choice));
}

static void
on_apply_remedy (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_window_apply_remedy (user_data, (FerryRemedyAction) g_variant_get_uint32 (parameter));
}

/* With a local and a remote side the direction is clear; with two of a kind the left one counts as
 * local, since that is where it usually is. */
static FerrySide *
get_side_of (FerryWindow *window, FerrySideKind kind)
{
  FerrySide *left = ferry_window_get_left (window);
  FerrySide *right = ferry_window_get_right (window);

  if (ferry_side_get_kind (left) == ferry_side_get_kind (right))
    return kind == FERRY_SIDE_LOCAL ? left : right;
  return ferry_side_get_kind (left) == kind ? left : right;
}

static void
on_upload (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_window_carry (user_data, get_side_of (user_data, FERRY_SIDE_LOCAL),
                      FERRY_TRANSFER_FLAGS_NONE);
}

static void
on_download (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_window_carry (user_data, get_side_of (user_data, FERRY_SIDE_SERVER),
                      FERRY_TRANSFER_FLAGS_NONE);
}

static void
on_copy_to_other (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_window_carry (user_data, ferry_window_get_active_side (user_data),
                      FERRY_TRANSFER_FLAGS_NONE);
}

static void
on_copy_as_text (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_window_carry (user_data, ferry_window_get_active_side (user_data),
                      FERRY_TRANSFER_FLAGS_TEXT);
}

static void
on_copy_as_bytes (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_window_carry (user_data, ferry_window_get_active_side (user_data),
                      FERRY_TRANSFER_FLAGS_BYTES);
}

static void
on_move_to_other (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_window_carry (user_data, ferry_window_get_active_side (user_data),
                      FERRY_TRANSFER_FLAGS_MOVE);
}

static void
on_switch_side (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerrySide *side =
      ferry_window_get_other_side (user_data, ferry_window_get_active_side (user_data));

  ferry_pane_grab_list_focus (ferry_side_get_pane (side));
}

/* A bookmark of two folders: the one of the other side, if that shows this computer. */
static void
on_open_beside (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerrySide *side =
      ferry_window_get_other_side (user_data, ferry_window_get_active_side (user_data));
  FerryPane *pane = ferry_side_get_pane (side);

  if (ferry_pane_get_place (pane) != NULL && ferry_place_is_local (ferry_pane_get_place (pane)))
    ferry_pane_open (pane, g_variant_get_bytestring (parameter));
}

static void
on_server_information (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerryPlace *place = ferry_session_get_place (ferry_window_get_session (user_data));

  ferry_server_info_window_present (user_data, FERRY_REMOTE_PLACE (place),
                                    ferry_window_get_queue (user_data));
}

static void
on_site_limits (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  guint download_limit, upload_limit;

  g_variant_get (parameter, "(uu)", &download_limit, &upload_limit);
  ferry_window_choose_limits (user_data, download_limit, upload_limit);
}

static void
on_speed_limits (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_speed_window_present (user_data, ferry_window_get_care (user_data));
}

static void
on_raw_command (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerrySession *session = ferry_window_get_session (user_data);
  FerryTab *tab = ferry_sides_find_tab (ferry_window_get_sides (user_data), session);

  ferry_command_window_present (user_data, session, ferry_tab_get_folder (tab, FERRY_SIDE_SERVER));
}

static void
on_diagnose (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_window_diagnosis_present (user_data);
}

static void
on_guide (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_guide_window_present (user_data, "first-connection");
}

static void
on_palette (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_palette_present (user_data);
}

static void
on_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_shortcuts_window_present (user_data);
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_preferences_window_present (user_data, ferry_window_get_settings (user_data));
}

static void
on_import_sites (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_import_window_present (user_data, ferry_window_get_sites (user_data));
}

static void
on_export_sites (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_export_dialog_ask (user_data, ferry_window_get_sites (user_data));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ferry_about_present (user_data);
}

static const GActionEntry entries[] = {
  { .name = "connect", .activate = on_connect },
  { .name = "disconnect", .activate = on_disconnect },
  { .name = "reconnect", .activate = on_reconnect },
  { .name = "focus-connect", .activate = on_focus_connect },
  { .name = "mode", .parameter_type = "s", .state = "'passive'", .change_state = on_mode_changed },
  { .name = "charset",
    .parameter_type = "s",
    .state = "'automatic'",
    .change_state = on_charset_changed },
  { .name = "apply-remedy", .parameter_type = "u", .activate = on_apply_remedy },
  { .name = "upload", .activate = on_upload },
  { .name = "download", .activate = on_download },
  { .name = "copy-to-other", .activate = on_copy_to_other },
  { .name = "copy-as-text", .activate = on_copy_as_text },
  { .name = "copy-as-bytes", .activate = on_copy_as_bytes },
  { .name = "move-to-other", .activate = on_move_to_other },
  { .name = "switch-side", .activate = on_switch_side },
  { .name = "open-beside", .parameter_type = "ay", .activate = on_open_beside },
  { .name = "server-information", .activate = on_server_information },
  { .name = "raw-command", .activate = on_raw_command },
  { .name = "speed-limits", .activate = on_speed_limits },
  { .name = "site-limits", .parameter_type = "(uu)", .activate = on_site_limits },
  { .name = "diagnose", .activate = on_diagnose },
  { .name = "import-sites", .activate = on_import_sites },
  { .name = "export-sites", .activate = on_export_sites },
  { .name = "preferences", .activate = on_preferences },
  { .name = "guide", .activate = on_guide },
  { .name = "palette", .activate = on_palette },
  { .name = "shortcuts", .activate = on_shortcuts },
  { .name = "about", .activate = on_about },
};

/* Actions that need a server: from which state of the session on. */
static const struct
{
  const char *action;
  FerrySessionState state;
} server_actions[] = {
  { "disconnect", FERRY_SESSION_CONNECTING },  { "charset", FERRY_SESSION_CONNECTED },
  { "add-bookmark", FERRY_SESSION_CONNECTED }, { "server-information", FERRY_SESSION_CONNECTED },
  { "raw-command", FERRY_SESSION_CONNECTED },
};

/* Actions whose state is a setting of the same name. */
static const char *const settings_actions[] = {
  "show-hidden",
  "keep-permissions",
  "show-lower",
  "lower-page",
};

/* Keys that act on one pane (F2, Delete, Ctrl+L...) are the pane's own. */
static void
set_enabled (FerryWindow *window, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

/* Line ends change between this computer and a server alone; there what the site's rule would not
 * do by itself can be chosen. */
static void
offer_text (FerryWindow *window)
{
  FerrySession *session = ferry_window_get_session (window);
  const FerryServer *server =
      ferry_session_get_place (session) != NULL ? ferry_session_get_server (session) : NULL;
  gboolean is_between = server != NULL && ferry_side_get_kind (ferry_window_get_left (window)) !=
                                              ferry_side_get_kind (ferry_window_get_right (window));

  set_enabled (window, "copy-as-text", is_between && server->text_transfer != FERRY_TEXT_ALWAYS);
  set_enabled (window, "copy-as-bytes", is_between && server->text_transfer != FERRY_TEXT_NEVER);
}

static void
on_kind_changed (FerryWindow *window)
{
  offer_text (window);
}

/**
 * ferry_window_actions_add:
 *
 * Gives the window its actions.
 */
void
ferry_window_actions_add (FerryWindow *window)
{
  GSettings *settings = ferry_window_get_settings (window);

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  ferry_key_hint_add_all (gtk_window_get_titlebar (GTK_WINDOW (window)));
  ferry_window_sites_add_actions (window);
  ferry_window_tabs_add_actions (window);
  ferry_window_sync_add_actions (window);
  for (gsize i = 0; i < G_N_ELEMENTS (settings_actions); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (settings, settings_actions[i]);

      g_action_map_add_action (G_ACTION_MAP (window), action);
    }
  g_signal_connect_object (ferry_window_get_left (window), "notify::kind",
                           G_CALLBACK (on_kind_changed), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (ferry_window_get_right (window), "notify::kind",
                           G_CALLBACK (on_kind_changed), window, G_CONNECT_SWAPPED);
}

static void
show_mode (FerryWindow *window)
{
  const FerryServer *server = ferry_session_get_server (ferry_window_get_session (window));
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), "mode");

  if (server != NULL)
    g_simple_action_set_state (
        G_SIMPLE_ACTION (action),
        g_variant_new_string (ferry_choice_find_value (ferry_mode_choices, server->mode)->id));
}

/* The server that is connected has a character set of its own. */
static void
show_charset (FerryWindow *window)
{
  const FerryServer *server = ferry_session_get_server (ferry_window_get_session (window));
  const char *charset = server != NULL ? server->charset : NULL;
  const FerryChoice *choice = ferry_choice_find_charset (charset);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), "charset");

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (choice != NULL ? choice->id : charset));
}

/**
 * ferry_window_actions_set_state:
 *
 * Lets those actions be used that make sense in this state of the session.
 */
void
ferry_window_actions_set_state (FerryWindow *window, FerrySessionState state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (server_actions); i++)
    set_enabled (window, server_actions[i].action, state >= server_actions[i].state);
  set_enabled (window, "reconnect",
               ferry_session_get_last_server (ferry_window_get_session (window)) != NULL);
  show_mode (window);
  show_charset (window);
  offer_text (window);
}
