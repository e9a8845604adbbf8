/* Carries log lines from workers to the main thread. Lines are written in any thread; all other
 * functions are the main thread's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-log-relay.h"

#define DELAY 100 /* ms */
#define MAX_LINES 5000

typedef struct
{
  gatomicrefcount ref_count; /* the relay's, the log's and the pending source's */
  GMainContext *context;
  GMutex mutex;

  /* Guarded by the mutex. */
  GQueue lines;
  gboolean is_pending;

  /* The main thread's. */
  FerryLogFunc func; /* NULL once the relay is gone */
  gpointer user_data;
} FerryLogBuffer;

struct _FerryLogRelay
{
  FerryLogBuffer *buffer;
  FerryLog *log;
};

static void
buffer_unref (gpointer data)
{
  FerryLogBuffer *buffer = data;

  if (!g_atomic_ref_count_dec (&buffer->ref_count))
    return;
  g_queue_clear_full (&buffer->lines, (GDestroyNotify) ferry_log_line_free);
  g_main_context_unref (buffer->context);
  g_mutex_clear (&buffer->mutex);
  g_free (buffer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryLogBuffer, buffer_unref)

static FerryLogBuffer *
buffer_ref (FerryLogBuffer *buffer)
{
  g_atomic_ref_count_inc (&buffer->ref_count);
  return buffer;
}

static void
deliver (FerryLogBuffer *buffer)
{
  GQueue lines = G_QUEUE_INIT;
  FerryLogLine *line;

  g_mutex_lock (&buffer->mutex);
  lines = buffer->lines;
  g_queue_init (&buffer->lines);
  buffer->is_pending = FALSE;
  g_mutex_unlock (&buffer->mutex);

  while ((line = g_queue_pop_head (&lines)) != NULL)
    {
      if (buffer->func != NULL)
        buffer->func (line, buffer->user_data);
      ferry_log_line_free (line);
    }
}

static gboolean
on_lines_due (gpointer data)
{
  deliver (data);
  return G_SOURCE_REMOVE;
}

static void
on_line_written (const FerryLogLine *line, gpointer user_data)
{
  FerryLogBuffer *buffer = user_data;
  gboolean was_pending;

  g_mutex_lock (&buffer->mutex);
  if (g_queue_get_length (&buffer->lines) >= MAX_LINES)
    ferry_log_line_free (g_queue_pop_head (&buffer->lines));
  g_queue_push_tail (&buffer->lines, ferry_log_line_copy (line));
  was_pending = buffer->is_pending;
  buffer->is_pending = TRUE;
  g_mutex_unlock (&buffer->mutex);

  if (!was_pending)
    {
      g_autoptr (GSource) source = g_timeout_source_new (DELAY);

      g_source_set_priority (source, G_PRIORITY_DEFAULT_IDLE);
      g_source_set_callback (source, on_lines_due, buffer_ref (buffer), buffer_unref);
      g_source_attach (source, buffer->context);
    }
}

/**
 * ferry_log_relay_new:
 * @func: called in this thread with each line
 */
FerryLogRelay *
ferry_log_relay_new (FerryLogFunc func, gpointer user_data)
{
  FerryLogRelay *relay = g_new0 (FerryLogRelay, 1);
  FerryLogBuffer *buffer = g_new0 (FerryLogBuffer, 1);

  g_atomic_ref_count_init (&buffer->ref_count);
  buffer->context = g_main_context_ref_thread_default ();
  g_mutex_init (&buffer->mutex);
  buffer->func = func;
  buffer->user_data = user_data;
  relay->buffer = buffer;
  relay->log = ferry_log_new (on_line_written, buffer_ref (buffer), buffer_unref);
  return relay;
}

/**
 * ferry_log_relay_get_log:
 *
 * Returns: (transfer none): where workers write
 */
FerryLog *
ferry_log_relay_get_log (FerryLogRelay *relay)
{
  return relay->log;
}

/**
 * ferry_log_relay_flush:
 *
 * Delivers at once what was written so far, so that lines come before the result they led to.
 */
void
ferry_log_relay_flush (FerryLogRelay *relay)
{
  g_autoptr (FerryLogBuffer) buffer = buffer_ref (relay->buffer);

  deliver (buffer);
}

/**
 * ferry_log_relay_free:
 *
 * Nothing is delivered any more; workers may go on writing.
 */
void
ferry_log_relay_free (FerryLogRelay *relay)
{
  relay->buffer->func = NULL;
  ferry_log_unref (relay->log);
  buffer_unref (relay->buffer);
  g_free (relay);
}
