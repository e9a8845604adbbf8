/* What a person sees of a running queue. The bar follows the queue's own properties, which change
 * ten times a second at most. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-progress.h"

#include "ferry-cli-system.h"

#include <stdio.h>
#include <string.h>

#define MIN_BAR 10
#define MAX_BAR 40

struct _FerryCliProgress
{
  FerryTransferQueue *queue; /* owned */
  gboolean is_quiet;
  gboolean is_terminal;
  gboolean is_drawn; /* a bar stands in the terminal's line */
};

static char *
format_time_left (gint64 seconds)
{
  if (seconds < 0)
    return g_strdup ("");
  if (seconds < 3600)
    return g_strdup_printf ("  %d:%02d left", (int) seconds / 60, (int) seconds % 60);
  return g_strdup_printf ("  %d:%02d:%02d left", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                          (int) (seconds % 60));
}

/**
 * ferry_cli_progress_format:
 * @size: bytes in all, 0 or less where that is not known
 * @speed: bytes a second
 * @time_left: seconds, -1 unknown
 * @width: columns of the terminal
 *
 * Returns: (transfer full): a line of less than @width characters, with a bar where one fits
 */
char *
ferry_cli_progress_format (gint64 done, gint64 size, double speed, gint64 time_left, guint width)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *done_text = g_format_size_full (done, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *size_text = g_format_size_full (MAX (size, 0), G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *speed_text = g_format_size_full ((guint64) speed, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *left_text = format_time_left (time_left);
  g_autofree char *tail = NULL;
  gint64 room;

  if (size <= 0)
    g_string_printf (line, "%s  %s/s", done_text, speed_text);
  else
    {
      double share = CLAMP ((double) done / (double) size, 0, 1);

      tail = g_strdup_printf ("%s of %s  %s/s%s", done_text, size_text, speed_text, left_text);
      room = (gint64) width - g_utf8_strlen (tail, -1) - (gint64) strlen ("100% [] ") - 1;
      g_string_printf (line, "%3d%% ", (int) (share * 100));
      if (room >= MIN_BAR)
        {
          int cells = MIN (room, MAX_BAR);
          int full = (int) (share * cells);

          g_string_append_c (line, '[');
          for (int i = 0; i < cells; i++)
            g_string_append_c (line, i < full ? '#' : ' ');
          g_string_append (line, "] ");
        }
      g_string_append (line, tail);
    }
  if (width > 0 && g_utf8_strlen (line->str, -1) >= (glong) width)
    g_string_truncate (line, g_utf8_offset_to_pointer (line->str, width - 1) - line->str);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
draw (FerryCliProgress *progress)
{
  g_autofree char *line = NULL;
  gint64 done, size, time_left;
  double speed;

  g_object_get (progress->queue, "bytes-done", &done, "size", &size, "speed", &speed, "time-left",
                &time_left, NULL);
  line = ferry_cli_progress_format (done, size, speed, time_left, ferry_cli_system_get_width ());
  printf ("\r%s\033[K", line);
  fflush (stdout);
  progress->is_drawn = TRUE;
}

/**
 * ferry_cli_progress_new:
 *
 * Returns: (transfer full): the view of @queue until it is freed
 */
FerryCliProgress *
ferry_cli_progress_new (FerryTransferQueue *queue, gboolean is_quiet)
{
  FerryCliProgress *progress = g_new0 (FerryCliProgress, 1);

  progress->queue = g_object_ref (queue);
  progress->is_quiet = is_quiet;
  progress->is_terminal = ferry_cli_system_is_terminal ();
  if (progress->is_terminal && !is_quiet)
    g_signal_connect_swapped (queue, "notify::bytes-done", G_CALLBACK (draw), progress);
  return progress;
}

/**
 * ferry_cli_progress_free:
 *
 * Ends the view; a bar stays where it is, as the last word.
 */
void
ferry_cli_progress_free (FerryCliProgress *progress)
{
  g_signal_handlers_disconnect_by_data (progress->queue, progress);
  if (progress->is_drawn)
    {
      draw (progress);
      putchar ('\n');
    }
  g_object_unref (progress->queue);
  g_free (progress);
}

/**
 * ferry_cli_progress_clear:
 *
 * Makes room for another line, such as an error; the bar comes back by itself.
 */
void
ferry_cli_progress_clear (FerryCliProgress *progress)
{
  if (!progress->is_drawn)
    return;
  printf ("\r\033[K");
  fflush (stdout);
  progress->is_drawn = FALSE;
}

/**
 * ferry_cli_progress_show_ended:
 * @name: UTF-8: what to call the file
 *
 * Says that one file is done or skipped, where there is no bar that says it.
 */
void
ferry_cli_progress_show_ended (FerryCliProgress *progress,
                               const char *name,
                               FerryTransfer *transfer)
{
  if (progress->is_quiet || progress->is_terminal)
    return;
  if (ferry_transfer_get_state (transfer) == FERRY_TRANSFER_SKIPPED)
    printf ("%s: skipped\n", name);
  else
    printf ("%s: %" G_GINT64_FORMAT " bytes\n", name, ferry_transfer_get_bytes_done (transfer));
  fflush (stdout);
}
