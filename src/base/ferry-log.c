/* What is said on the wire, for people. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-log.h"

struct _FerryLog
{
  gatomicrefcount ref_count;
  FerryLogFunc func;
  gpointer user_data;
  GDestroyNotify destroy;

  FerryLogWatchFunc watch_func; /* nullable */
  gpointer watch_data;
  GDestroyNotify watch_destroy;
};

/**
 * ferry_log_new:
 * @func: called for each line, in whichever thread wrote it
 *
 * Returns: (transfer full): a log
 */
FerryLog *
ferry_log_new (FerryLogFunc func, gpointer user_data, GDestroyNotify destroy)
{
  FerryLog *log = g_new0 (FerryLog, 1);

  g_atomic_ref_count_init (&log->ref_count);
  log->func = func;
  log->user_data = user_data;
  log->destroy = destroy;
  return log;
}

/**
 * ferry_log_ref:
 *
 * Returns: (transfer full): the same log, held once more
 */
FerryLog *
ferry_log_ref (FerryLog *log)
{
  g_atomic_ref_count_inc (&log->ref_count);
  return log;
}

/**
 * ferry_log_unref:
 *
 * Lets go of the log. The last one ends it, in whichever thread that happens.
 */
void
ferry_log_unref (FerryLog *log)
{
  if (!g_atomic_ref_count_dec (&log->ref_count))
    return;
  if (log->destroy != NULL)
    log->destroy (log->user_data);
  if (log->watch_destroy != NULL)
    log->watch_destroy (log->watch_data);
  g_free (log);
}

/**
 * ferry_log_write:
 * @log: (nullable): %NULL writes nothing
 * @connection: number of the control connection, 0 for none
 *
 * Writes one line. The caller masks secrets. Bytes that are not UTF-8 are replaced.
 */
void
ferry_log_write (FerryLog *log, guint connection, FerryLogKind kind, const char *format, ...)
{
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;
  FerryLogLine line;
  va_list arguments;

  if (log == NULL)
    return;
  va_start (arguments, format);
  raw = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  text = g_utf8_make_valid (raw, -1);
  line = (FerryLogLine){ g_get_real_time (), connection, kind, text };
  log->func (&line, log->user_data);
}

/**
 * ferry_log_set_watch:
 * @func: called with the record of each connection, in whichever thread made it
 *
 * To be called before the log is handed to anybody.
 */
void
ferry_log_set_watch (FerryLog *log,
                     FerryLogWatchFunc func,
                     gpointer user_data,
                     GDestroyNotify destroy)
{
  log->watch_func = func;
  log->watch_data = user_data;
  log->watch_destroy = destroy;
}

/**
 * ferry_log_watch:
 * @log: (nullable):
 * @record: of a connection that has begun
 */
void
ferry_log_watch (FerryLog *log, FerryConnectionRecord *record)
{
  if (log != NULL && log->watch_func != NULL)
    log->watch_func (record, log->watch_data);
}

/**
 * ferry_log_line_copy:
 *
 * Returns: (transfer full): a copy, free with ferry_log_line_free()
 */
FerryLogLine *
ferry_log_line_copy (const FerryLogLine *line)
{
  FerryLogLine *copy = g_memdup2 (line, sizeof *line);

  copy->text = g_strdup (line->text);
  return copy;
}

void
ferry_log_line_free (FerryLogLine *line)
{
  g_free (line->text);
  g_free (line);
}
