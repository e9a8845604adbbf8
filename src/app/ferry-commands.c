/* The table of commands. See ferry-commands.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-commands.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#define WINDOW FERRY_COMMAND_WINDOW
#define PANE   FERRY_COMMAND_PANE
#define LIST   FERRY_COMMAND_LIST

#define SERVER_GROUP  N_ ("Server")
#define CARRY_GROUP   N_ ("Carry Over")
#define TABS_GROUP    N_ ("Tabs and Sides")
#define FOLDERS_GROUP N_ ("Folders")
#define FILES_GROUP   N_ ("Files")
#define WINDOW_GROUP  N_ ("Window")

/* Keys of Ferry, FileZilla, the commanders, FFFTP. Where a peer's key would rob one that people
 * need in Ferry, that one moves. */
const FerryCommand ferry_commands[] = {
  { SERVER_GROUP,
    N_ ("Find sites and commands"),
    WINDOW,
    "win.palette",
    { "<Control>k", NULL, NULL, "<Control>p" } },
  { SERVER_GROUP,
    N_ ("New connection"),
    WINDOW,
    "win.focus-connect",
    { "<Control>n", NULL, "<Control><Shift>n", "<Control>q" } },
  { SERVER_GROUP,
    N_ ("Disconnect"),
    WINDOW,
    "win.disconnect",
    { "<Control><Shift>k", "<Control>d", "<Control><Shift>d <Control><Shift>k", NULL } },
  { SERVER_GROUP,
    N_ ("Connect again"),
    WINDOW,
    "win.reconnect",
    { "<Control><Shift>r", "<Control>r <Control><Shift>r", NULL, NULL } },
  { SERVER_GROUP,
    N_ ("Sites"),
    WINDOW,
    "win.sites",
    { "<Control>s", NULL, "<Control>n", "<Control>c <Control>s" } },
  { SERVER_GROUP, N_ ("Save as site"), WINDOW, "win.save-site", { "" } },
  { SERVER_GROUP,
    N_ ("Bookmark both folders"),
    WINDOW,
    "win.add-bookmark",
    { "<Control><Shift>b", "<Control><Alt>b", NULL, "<Control><Alt>b" } },
  { SERVER_GROUP,
    N_ ("Diagnose"),
    WINDOW,
    "win.diagnose",
    { "<Control><Shift>d", NULL, "<Control><Shift>g", "<Control><Shift>g" } },
  { SERVER_GROUP, N_ ("Information"), WINDOW, "win.server-information", { "" } },
  { SERVER_GROUP,
    N_ ("Command"),
    WINDOW,
    "win.raw-command",
    { "", NULL, "<Control><Shift>t <Control><Shift>m", NULL } },
  { SERVER_GROUP, N_ ("Import sites"), WINDOW, "win.import-sites", { "" } },
  { SERVER_GROUP, N_ ("Export sites"), WINDOW, "win.export-sites", { "" } },

  { CARRY_GROUP, N_ ("Upload the selection"), WINDOW, "win.upload", { "<Control>u" } },
  { CARRY_GROUP,
    N_ ("Download the selection"),
    WINDOW,
    "win.download",
    { "<Control>d", "<Control><Shift>u", "<Control><Shift>u", NULL } },
  { CARRY_GROUP,
    N_ ("Copy to the other side"),
    WINDOW,
    "win.copy-to-other",
    { "<Control><Shift>c", NULL, "F5", NULL } },
  { CARRY_GROUP,
    N_ ("Move to the other side"),
    WINDOW,
    "win.move-to-other",
    { "<Control><Shift>m", NULL, "F6", NULL } },
  { CARRY_GROUP,
    N_ ("Copy files"),
    LIST,
    "pane.copy",
    { "<Control>c", NULL, NULL, "<Control>Insert" } },
  { CARRY_GROUP, N_ ("Cut files"), LIST, "pane.cut", { "<Control>x" } },
  { CARRY_GROUP, N_ ("Paste files"), LIST, "pane.paste", { "<Control>v" } },

  { TABS_GROUP,
    N_ ("New tab"),
    WINDOW,
    "win.new-tab",
    { "<Control>t", NULL, NULL, "<Control><Shift>t" } },
  { TABS_GROUP, N_ ("Close the tab"), WINDOW, "win.close-tab", { "<Control>w" } },
  { TABS_GROUP,
    N_ ("Reopen the closed tab"),
    WINDOW,
    "win.reopen-tab",
    { "<Control><Shift>t", NULL, "", "" } },
  { TABS_GROUP,
    N_ ("Next tab"),
    WINDOW,
    "win.next-tab",
    { "<Control>Tab <Control>Page_Down", NULL, "<Control>Tab", NULL } },
  { TABS_GROUP,
    N_ ("Previous tab"),
    WINDOW,
    "win.previous-tab",
    { "<Control><Shift>Tab <Control>Page_Up", NULL, "<Control><Shift>Tab", NULL } },
  { TABS_GROUP, N_ ("Move the tab to the other side"), WINDOW, "win.move-tab", { "" } },
  { TABS_GROUP,
    N_ ("Go to the other side"),
    WINDOW,
    "win.switch-side",
    { "F6", "F6 F7", "", NULL } },
  { TABS_GROUP,
    N_ ("Go to the other side, from a list"),
    LIST,
    "win.switch-side",
    { "", NULL, "Tab", NULL } },
  { TABS_GROUP,
    N_ ("Swap sides"),
    WINDOW,
    "win.swap-sides",
    { "<Shift>F6", NULL, "<Control>i", NULL } },
  { TABS_GROUP,
    N_ ("Same folder on the other side"),
    WINDOW,
    "win.same-folder",
    { "<Control>period" } },
  { TABS_GROUP,
    N_ ("Browse both sides together"),
    WINDOW,
    "win.browse-together",
    { "<Control>y", NULL, "<Control><Alt>b", "<Control><Shift>y" } },
  { TABS_GROUP,
    N_ ("Compare folders"),
    WINDOW,
    "win.compare-folders",
    { "<Shift>F2", "<Control>o <Control><Shift>o", NULL, NULL } },
  { TABS_GROUP,
    N_ ("Synchronize"),
    WINDOW,
    "win.synchronize",
    { "<Control><Shift>s", NULL, "<Control>s <Control><Shift>s",
      "<Control><Shift>s <Control><Shift>u <Control><Shift>d" } },

  { FOLDERS_GROUP, N_ ("Type a path"), PANE, "pane.edit-path", { "<Control>l" } },
  { FOLDERS_GROUP,
    N_ ("Parent folder"),
    PANE,
    "pane.up",
    { "<Alt>Up", "<Control>Up <Alt>Up", "<Control>Page_Up <Alt>Up", NULL } },
  { FOLDERS_GROUP,
    N_ ("Topmost folder"),
    PANE,
    "pane.root",
    { "<Alt><Shift>Up", NULL, "<Control>backslash", NULL } },
  { FOLDERS_GROUP, N_ ("Parent folder, from a list"), LIST, "pane.up", { "BackSpace" } },
  { FOLDERS_GROUP, N_ ("Back"), PANE, "pane.back", { "<Alt>Left Back" } },
  { FOLDERS_GROUP, N_ ("Forward"), PANE, "pane.forward", { "<Alt>Right Forward" } },
  { FOLDERS_GROUP, N_ ("Home"), PANE, "pane.home", { "<Alt>Home" } },
  { FOLDERS_GROUP,
    N_ ("Refresh"),
    PANE,
    "pane.reload",
    { "F5 <Control>r", "F5 <Control>F5", "<Control>r", NULL } },
  { FOLDERS_GROUP,
    N_ ("Filter"),
    PANE,
    "pane.filter",
    { "<Control>f", "<Control>f <Control>i", "<Control>f <Control><Alt>f <Control>F12",
      "<Control>f <Control>y" } },
  { FOLDERS_GROUP,
    N_ ("Search below"),
    PANE,
    "pane.search",
    { "<Control><Shift>f", "F3 <Control><Shift>f", "<Alt>F7", NULL } },
  { FOLDERS_GROUP, N_ ("Folder tree"), PANE, "pane.tree", { "F12" } },
  { FOLDERS_GROUP,
    N_ ("Places and bookmarks"),
    PANE,
    "pane.places",
    { "<Control>g", "<Control>g <Control><Shift>b", "<Control>g <Control>d",
      "<Control>g <Control>b" } },
  { FOLDERS_GROUP,
    N_ ("Bookmark this folder"),
    PANE,
    "pane.add-bookmark",
    { "<Control>b", NULL, NULL, "<Control><Shift>b" } },

  { FILES_GROUP, N_ ("Open"), LIST, "pane.open", { "<Control>Return" } },
  { FILES_GROUP, N_ ("Quick look"), PANE, "pane.view", { "F3", "", "F3", "F3" } },
  { FILES_GROUP, N_ ("Edit"), PANE, "pane.edit", { "F4" } },
  { FILES_GROUP,
    N_ ("Rename"),
    PANE,
    "pane.rename",
    { "F2", NULL, "F2 <Shift>F6", "F2 <Control>n" } },
  { FILES_GROUP,
    N_ ("New folder"),
    PANE,
    "pane.new-folder",
    { "F7 <Control><Shift>n", "<Control><Shift>n", "F7", "<Control>k F7" } },
  { FILES_GROUP, N_ ("New file"), PANE, "pane.new-file", { "<Shift>F4" } },
  { FILES_GROUP,
    N_ ("Properties"),
    PANE,
    "pane.properties",
    { "<Alt>Return <Alt>KP_Enter", NULL, "F9 <Alt>Return <Alt>KP_Enter",
      "<Control>t <Alt>Return <Alt>KP_Enter" } },
  { FILES_GROUP,
    N_ ("Folder sizes"),
    PANE,
    "pane.folder-sizes",
    { "<Alt><Shift>Return <Alt><Shift>KP_Enter" } },
  { FILES_GROUP,
    N_ ("Delete"),
    LIST,
    "pane.delete",
    { "Delete KP_Delete", NULL, "F8 Delete KP_Delete", NULL } },
  { FILES_GROUP, N_ ("Undo"), LIST, "pane.undo", { "<Control>z" } },
  { FILES_GROUP, N_ ("Redo"), LIST, "pane.redo", { "<Control><Shift>z" } },
  { FILES_GROUP, N_ ("Select all"), LIST, "pane.select-all", { "<Control>a" } },
  { FILES_GROUP,
    N_ ("Invert the selection"),
    LIST,
    "pane.invert-selection",
    { "<Control><Shift>i", NULL, "KP_Multiply <Control><Shift>i", NULL } },
  { FILES_GROUP, N_ ("Sort by name"), PANE, "pane.sort-by::name", { "" } },
  { FILES_GROUP, N_ ("Sort by size"), PANE, "pane.sort-by::size", { "" } },
  { FILES_GROUP, N_ ("Sort by date"), PANE, "pane.sort-by::modified", { "" } },
  { FILES_GROUP, N_ ("Context menu"), PANE, "pane.menu", { "<Shift>F10 Menu" } },

  { WINDOW_GROUP,
    N_ ("Show hidden files"),
    WINDOW,
    "win.show-hidden",
    { "<Control>h", NULL, "<Control><Alt>h <Control>h", NULL } },
  { WINDOW_GROUP,
    N_ ("Show transfers and log"),
    WINDOW,
    "win.show-lower",
    { "F9", NULL, "<Control><Shift>q", NULL } },
  { WINDOW_GROUP,
    N_ ("Transfers"),
    WINDOW,
    "win.lower-page::transfers",
    { "<Control>1", NULL, "<Control>1 <Control>q", NULL } },
  { WINDOW_GROUP, N_ ("Log"), WINDOW, "win.lower-page::log", { "<Control>2" } },
  { WINDOW_GROUP, N_ ("Connections"), WINDOW, "win.lower-page::connections", { "<Control>3" } },
  { WINDOW_GROUP, N_ ("History"), WINDOW, "win.lower-page::history", { "<Control>4" } },
  { WINDOW_GROUP, N_ ("Speed limits and times"), WINDOW, "win.speed-limits", { "" } },
  { WINDOW_GROUP, N_ ("Edited files"), WINDOW, "win.edited-files", { "<Control>e" } },
  { WINDOW_GROUP,
    N_ ("Preferences"),
    WINDOW,
    "win.preferences",
    { "<Control>comma", NULL, "<Control>comma <Control><Alt>p", NULL } },
  { WINDOW_GROUP,
    N_ ("Keyboard shortcuts"),
    WINDOW,
    "win.shortcuts",
    { "<Control>question <Control><Shift>slash" } },
  { WINDOW_GROUP, N_ ("Guide"), WINDOW, "win.guide", { "F1" } },
  { WINDOW_GROUP, N_ ("About Ferry"), WINDOW, "win.about", { "" } },
  { WINDOW_GROUP, N_ ("Close the window"), WINDOW, "window.close", { "<Control><Shift>w" } },
  { WINDOW_GROUP,
    N_ ("Quit"),
    WINDOW,
    "app.quit",
    { "<Control>q", NULL, "F10 <Alt>F4", "<Alt>F4" } },
  { NULL },
};

/**
 * ferry_command_find:
 *
 * Returns: (nullable): the first command of @action
 */
const FerryCommand *
ferry_command_find (const char *action)
{
  for (const FerryCommand *command = ferry_commands; command->title != NULL; command++)
    if (g_str_equal (command->action, action))
      return command;
  return NULL;
}

/**
 * ferry_command_dup_id:
 *
 * Returns: (transfer full): what it is called in the settings; an action may have a key of its own
 * in the lists
 */
char *
ferry_command_dup_id (const FerryCommand *command)
{
  return g_strconcat (command->scope == FERRY_COMMAND_LIST ? "list:" : "", command->action, NULL);
}

/**
 * ferry_command_get_keys:
 *
 * Returns: accelerators with blanks between; empty for none
 */
const char *
ferry_command_get_keys (const FerryCommand *command, FerryPreset preset)
{
  const char *keys = command->keys[preset];

  return keys != NULL ? keys : command->keys[FERRY_PRESET_FERRY];
}

/**
 * ferry_command_is_text_key:
 *
 * Returns: whether entries need it themselves, to edit their text or to be left
 */
gboolean
ferry_command_is_text_key (const char *accelerator)
{
  static const char *const text_keys[] = {
    "<Control>a",    "<Control>c",      "<Control>v",      "<Control>x",
    "<Control>z",    "<Control>Insert", "<Control>Delete", "<Control>BackSpace",
    "<Control>Left", "<Control>Right",  "<Control>Home",   "<Control>End",
    "Delete",        "KP_Delete",       "BackSpace",       "Insert",
    "Tab",
  };
  guint key = 0, text_key = 0;
  GdkModifierType modifiers = 0, text_modifiers = 0;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (text_keys); i++)
    if (gtk_accelerator_parse (text_keys[i], &text_key, &text_modifiers) && key == text_key &&
        (modifiers == text_modifiers ||
         /* Shift selects on the way, or does it the other way round; of letters it makes others. */
         (modifiers == (text_modifiers | GDK_SHIFT_MASK) &&
          (key == GDK_KEY_z || key > GDK_KEY_asciitilde))))
      return TRUE;
  return FALSE;
}
