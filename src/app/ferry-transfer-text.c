/* What a transfer's row says, in words. Figures that are not known give an empty text, never a
 * zero that looks measured.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-transfer-text.h"

#include "ferry-format.h"

#include <glib/gi18n.h>
#include <math.h>

/* A time left beyond this is a guess that helps nobody. */
#define LONGEST_TIME_LEFT (99 * 60 * 60)

static const struct
{
  const char *text;
  const char *icon;
  const char *css_class;
} states[] = {
  [FERRY_TRANSFER_WAITING] = { N_ ("Waiting"), "content-loading-symbolic", "dim-label" },
  [FERRY_TRANSFER_RUNNING] = { N_ ("Running"), "media-playback-start-symbolic", NULL },
  [FERRY_TRANSFER_RETRYING] = { N_ ("Connecting again"), "view-refresh-symbolic", "warning" },
  [FERRY_TRANSFER_ASKING] = { N_ ("Waiting for your answer"), "dialog-question-symbolic",
                              "warning" },
  [FERRY_TRANSFER_PAUSED] = { N_ ("Paused"), "media-playback-pause-symbolic", "dim-label" },
  [FERRY_TRANSFER_DONE] = { N_ ("Done"), "emblem-ok-symbolic", "success" },
  [FERRY_TRANSFER_SKIPPED] = { N_ ("Skipped"), "media-skip-forward-symbolic", "dim-label" },
  [FERRY_TRANSFER_FAILED] = { N_ ("Failed"), "dialog-error-symbolic", "error" },
  [FERRY_TRANSFER_CANCELLED] = { N_ ("Cancelled"), "process-stop-symbolic", "dim-label" },
};

/**
 * ferry_transfer_state_get_text:
 *
 * Returns: the state in a word or two, translated
 */
const char *
ferry_transfer_state_get_text (FerryTransferState state)
{
  return _ (states[state].text);
}

/**
 * ferry_transfer_state_get_icon:
 */
const char *
ferry_transfer_state_get_icon (FerryTransferState state)
{
  return states[state].icon;
}

/**
 * ferry_transfer_state_get_class:
 *
 * Returns: (nullable): the style class for it
 */
const char *
ferry_transfer_state_get_class (FerryTransferState state)
{
  return states[state].css_class;
}

/**
 * ferry_transfer_text_get_fraction:
 *
 * Returns: how far it is, 0 to 1
 */
double
ferry_transfer_text_get_fraction (gint64 done, gint64 size, FerryTransferState state)
{
  if (state == FERRY_TRANSFER_DONE)
    return 1;
  return size > 0 ? CLAMP ((double) done / (double) size, 0, 1) : 0;
}

/**
 * ferry_transfer_text_percent:
 *
 * Returns: (transfer full): like "45 %", never 100 before it is done; empty where it is not known
 */
char *
ferry_transfer_text_percent (gint64 done, gint64 size, FerryTransferState state)
{
  double fraction = ferry_transfer_text_get_fraction (done, size, state);
  int percent = (int) floor (fraction * 100);

  if (size < 0 && state != FERRY_TRANSFER_DONE)
    return g_strdup ("");
  if (state != FERRY_TRANSFER_DONE)
    percent = MIN (percent, 99);
  /* Translators: a percentage, as in "45 %" */
  return g_strdup_printf (_ ("%d %%"), percent);
}

/**
 * ferry_transfer_text_amount:
 *
 * Returns: (transfer full): like "1.2 MB of 3.4 MB", or the one that is known
 */
char *
ferry_transfer_text_amount (gint64 done, gint64 size)
{
  g_autofree char *done_text = g_format_size ((guint64) MAX (done, 0));
  g_autofree char *size_text = g_format_size ((guint64) MAX (size, 0));

  if (size < 0)
    return done > 0 ? g_steal_pointer (&done_text) : g_strdup ("");
  if (done <= 0 || done >= size)
    return g_steal_pointer (&size_text);
  /* Translators: bytes done and size, as in "1.2 MB of 3.4 MB" */
  return g_strdup_printf (_ ("%s of %s"), done_text, size_text);
}

/**
 * ferry_transfer_text_speed:
 *
 * Returns: (transfer full): like "3.4 MB/s"; empty where it is not known
 */
char *
ferry_transfer_text_speed (double bytes_per_second)
{
  g_autofree char *size = NULL;

  if (bytes_per_second < 1)
    return g_strdup ("");
  size = g_format_size ((guint64) bytes_per_second);
  /* Translators: a speed, as in "3.4 MB/s" */
  return g_strdup_printf (_ ("%s/s"), size);
}

/**
 * ferry_transfer_text_time_left:
 *
 * Returns: (transfer full): like "45 s", "3:05" or "1:02:03"; empty where it is not known
 */
char *
ferry_transfer_text_time_left (gint64 seconds)
{
  int hours = (int) (seconds / 3600);
  int minutes = (int) (seconds / 60 % 60);
  int rest = (int) (seconds % 60);

  if (seconds < 0 || seconds > LONGEST_TIME_LEFT)
    return g_strdup ("");
  if (seconds < 60)
    /* Translators: seconds left, as in "45 s" */
    return g_strdup_printf (_ ("%d s"), rest);
  if (hours == 0)
    return g_strdup_printf ("%d:%02d", minutes, rest);
  return g_strdup_printf ("%d:%02d:%02d", hours, minutes, rest);
}

/**
 * ferry_transfer_text_files:
 *
 * Returns: (transfer full): how far a folder is, like "12 of 40 files"
 */
char *
ferry_transfer_text_files (guint done, guint total)
{
  return ferry_format_counts (ngettext ("%u of %u file", "%u of %u files", total), done, total);
}

/* Why what was there already was of no use. */
static const char *const reasons_for_anew[] = {
  [FERRY_ANEW_SOURCE_CHANGED] = N_ ("began anew because the original had changed"),
  [FERRY_ANEW_PART_DIFFERS] = N_ ("began anew because the first half was not the same"),
  [FERRY_ANEW_PART_UNPROVEN] = N_ ("began anew because the first half could not be checked"),
};

/**
 * ferry_transfer_text_anew:
 *
 * Returns: (nullable): why a transfer was not continued, translated; %NULL where that needs no word
 */
const char *
ferry_transfer_text_anew (FerryAnew anew)
{
  const char *reason = anew < G_N_ELEMENTS (reasons_for_anew) ? reasons_for_anew[anew] : NULL;

  return reason != NULL ? _ (reason) : NULL;
}
