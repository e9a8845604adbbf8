/* What a line of the history says. See ferry-history-text.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-history-text.h"

#include "ferry-charset.h"
#include "ferry-date-text.h"
#include "ferry-direction.h"
#include "ferry-path.h"
#include "ferry-transfer-text.h"

#include <glib/gi18n.h>

/* Isolates: a path keeps its order within right-to-left text. */
#define LRI "\342\201\246"
#define PDI "\342\201\251"

/**
 * ferry_history_text_get_icon:
 *
 * Returns: the icon of its direction
 */
const char *
ferry_history_text_get_icon (const FerryJournalRow *row)
{
  gboolean is_from_local = *row->from == '\0';

  if (is_from_local == (*row->to == '\0'))
    return "ferry-across-symbolic";
  return is_from_local ? "ferry-upload-symbolic" : "ferry-download-symbolic";
}

static char *
decode (const char *path, const FerryServer *server)
{
  return ferry_charset_decode_shown (server != NULL ? ferry_server_get_charset (server) : "UTF-8",
                                     path, NULL);
}

/* A server that the journal does not know is shown by its key. */
static char *
dup_end (const char *path, const char *key, const FerryServer *server)
{
  g_autofree char *folder = ferry_path_dup_parent (path);
  g_autofree char *shown = decode (folder != NULL ? folder : path, server);
  const char *host = server != NULL ? server->host : key;

  if (*host == '\0')
    return g_strconcat (LRI, shown, PDI, NULL);
  return g_strconcat (LRI, host, ": ", shown, PDI, NULL);
}

/**
 * ferry_history_text_way:
 *
 * Returns: (transfer full): the folders that it came from and went to, with the servers' names
 */
char *
ferry_history_text_way (FerryHistoryItem *item)
{
  const FerryJournalRow *row = ferry_history_item_get_row (item);
  g_autofree char *from = dup_end (row->source, row->from, ferry_history_item_get_from (item));
  g_autofree char *to = dup_end (row->target, row->to, ferry_history_item_get_to (item));
  g_autofree char *way = NULL;

  /* Translators: folders that a file comes from and goes to */
  way = g_strdup_printf (_ ("%s → %s"), from, to);
  return ferry_direction_isolate (way);
}

/**
 * ferry_history_text_size:
 *
 * Returns: (transfer full): of a folder, what was carried of it
 */
char *
ferry_history_text_size (const FerryJournalRow *row)
{
  gint64 size = row->is_folder ? row->bytes_done : row->size;

  return size >= 0 ? g_format_size ((guint64) size) : g_strdup ("");
}

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/**
 * ferry_history_text_when:
 * @ended: seconds since 1970
 * @now: local
 *
 * Returns: (transfer full): like "Today 14:05", "Yesterday 09:10" or "2025-11-23 18:00"
 */
char *
ferry_history_text_when (gint64 ended, GDateTime *now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (ended);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (time == NULL || ended <= 0)
    return g_strdup ("");
  if (is_same_day (time, now))
    /* Translators: an hour of today, as strftime() takes it */
    return g_date_time_format (time, _ ("Today %H:%M"));
  if (is_same_day (time, yesterday))
    /* Translators: an hour of yesterday, as strftime() takes it */
    return g_date_time_format (time, _ ("Yesterday %H:%M"));
  return ferry_date_text (time, FERRY_DATE_MINUTE);
}

/**
 * ferry_history_text_result:
 *
 * Returns: (transfer full): how it ended; of one that failed, why; of a folder, how many files
 */
char *
ferry_history_text_result (const FerryJournalRow *row)
{
  const char *state = ferry_transfer_state_get_text (row->state);
  g_autofree char *files = NULL;

  if (row->state == FERRY_TRANSFER_FAILED && row->error_text != NULL)
    return g_strdup_printf ("%s: %s", state, row->error_text);
  if (!row->is_folder || row->files_total == 0)
    return g_strdup (state);
  files = ferry_transfer_text_files (row->files_done, row->files_total);
  return g_strdup_printf ("%s · %s", state, files);
}

/**
 * ferry_history_text_path:
 *
 * Returns: (transfer full): where it went, as one would paste it
 */
char *
ferry_history_text_path (FerryHistoryItem *item)
{
  const FerryJournalRow *row = ferry_history_item_get_row (item);

  return decode (row->target, ferry_history_item_get_to (item));
}
