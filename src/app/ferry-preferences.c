/* Every setting that is a person's choice. See ferry-preferences.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-preferences.h"

#include <glib/gi18n.h>

static const FerryChoice appearances[] = {
  { 0, "system", N_ ("As the Desktop"), NULL },
  { 1, "light", N_ ("Light"), NULL },
  { 2, "dark", N_ ("Dark"), NULL },
  { 0 },
};

static const FerryChoice file_actions[] = {
  { 0, "copy", N_ ("Copy to the Other Side"), NULL },
  { 1, "open", N_ ("Open"), NULL },
  { 2, "edit", N_ ("Edit"), NULL },
  { 3, "view", N_ ("Show Quickly"), NULL },
  { 0 },
};

static const FerryChoice presets[] = {
  { 0, "ferry", N_ ("Ferry"), NULL },
  { 1, "filezilla", N_ ("FileZilla"), NULL },
  { 2, "commander", N_ ("WinSCP, Commander"), NULL },
  { 3, "ffftp", N_ ("FFFTP"), NULL },
  { 0 },
};

static const FerryChoice syncs[] = {
  { 0, "never", N_ ("Never"), NULL },
  { 1, "large-files", N_ ("With Large Files"), NULL },
  { 2, "always", N_ ("Always"), NULL },
  { 0 },
};

static const FerryChoice limits[] = {
  { 0, "none", N_ ("No Limit"), NULL },
  { 1, "fixed", N_ ("Fixed Limits"), NULL },
  { 2, "schedule", N_ ("By Schedule"), NULL },
  { 0 },
};

#define SWITCH(key)               key, FERRY_PREFERENCE_SWITCH, NULL, NULL, 0, NULL
#define COMMAND_TOO(key, command) key, FERRY_PREFERENCE_SWITCH, NULL, NULL, 0, command
#define TEXT(key)                 key, FERRY_PREFERENCE_TEXT, NULL, NULL, 0, NULL
#define CHOICE(key, choices)      key, FERRY_PREFERENCE_CHOICE, choices, NULL, 0, NULL
#define KILOBYTES(key)            key, FERRY_PREFERENCE_NUMBER, NULL, N_ ("kB/s"), 1000, NULL

const FerryPreference ferry_preferences[] = {
  { N_ ("Look"), N_ ("Appearance"), N_ ("Dark is easier on the eyes at night."),
    N_ ("theme colour light dark night"), CHOICE ("appearance", appearances) },
  { N_ ("Look"), N_ ("Transfers and log below the panes"),
    N_ ("Without them the panes have all the room."), N_ ("lower pane queue"),
    COMMAND_TOO ("show-lower", "win.show-lower") },
  { N_ ("Look"), N_ ("Speed graph beside the transfers"),
    N_ ("Shows at a glance whether the line is steady."), N_ ("chart curve minutes"),
    SWITCH ("show-speed-graph") },
  { N_ ("Keyboard"), N_ ("Keys as in"),
    N_ ("What your fingers know. Keyboard Shortcuts shows them all, and changes each."),
    N_ ("shortcuts keys preset FileZilla WinSCP Commander FFFTP F5"),
    CHOICE ("keyboard-preset", presets) },
  { N_ ("Files"), N_ ("Hidden files"), N_ ("Names that begin with a dot, such as .htaccess."),
    N_ ("dot invisible htaccess"), COMMAND_TOO ("show-hidden", "win.show-hidden") },
  { N_ ("Files"), N_ ("Enter and a double click on a file"),
    N_ ("What you do most often should take one gesture."), N_ ("mouse open edit view return"),
    CHOICE ("file-action", file_actions) },
  { N_ ("Files"), N_ ("Editor"),
    N_ ("A command, such as “gedit --wait”. Empty: the one that the desktop has for the file."),
    N_ ("program open text"), TEXT ("editor") },
  { N_ ("Transfers"), N_ ("Carry permissions over"),
    N_ ("Scripts stay executable; the other side may have other rules."), N_ ("chmod mode rights"),
    SWITCH ("keep-permissions") },
  { N_ ("Transfers"), N_ ("Interrupted transfers go on by themselves"),
    N_ ("When Ferry starts again, without being asked."), N_ ("continue resume restart queue"),
    SWITCH ("continue-at-start") },
  { N_ ("Transfers"), N_ ("Wait until a download is on the disk"),
    N_ ("What is on the disk survives a power cut. Waiting slows down many small files."),
    N_ ("fsync sync safe power"), CHOICE ("sync-files", syncs) },
  { N_ ("Transfers"), N_ ("Tell when all transfers are done"),
    N_ ("A notification, also when one needs an answer; never while the window is in front."),
    N_ ("notify notification message"), SWITCH ("notify-when-done") },
  { N_ ("Speed"), N_ ("Limit the speed"),
    N_ ("Leaves room on the line for others. The schedule is in Limits and Times."),
    N_ ("bandwidth throttle rate slow"), CHOICE ("limit-by", limits) },
  { N_ ("Speed"), N_ ("Fixed limit for downloads"), N_ ("0 is no limit."),
    N_ ("bandwidth throttle rate"), KILOBYTES ("download-limit") },
  { N_ ("Speed"), N_ ("Fixed limit for uploads"),
    N_ ("0 is no limit. A line that is full of uploads makes everything else slow."),
    N_ ("bandwidth throttle rate"), KILOBYTES ("upload-limit") },
  { 0 },
};

/* Whether @word is in one of the texts, whatever its case. */
static gboolean
has_word (const FerryPreference *preference, const char *word)
{
  const char *const texts[] = { preference->group, preference->title, preference->why,
                                preference->keywords };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_utf8_casefold (_ (texts[i]), -1);

      if (strstr (text, word) != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * ferry_preference_matches:
 * @words: what somebody looks for
 *
 * Returns: whether every one of the words is somewhere in its texts
 */
gboolean
ferry_preference_matches (const FerryPreference *preference, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !has_word (preference, parts[i]))
      return FALSE;
  return TRUE;
}
