/* A connection more for one large file. See ferry-part-helper.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-part-helper.h"

#include "ferry-part-stream.h"
#include "ferry-write-behind.h"

struct _FerryPartHelper
{
  FerryPartWork *work; /* borrowed */
  GThread *thread;
  GCancellable *stop;
  gulong stop_handler;
  gint is_moving; /* these are atomic */
  gint is_over;
  gint has_failed;
};

typedef struct
{
  FerryWriteBehind *behind; /* nullable */
  FerryFtpProgressFunc func;
  gpointer user_data;
} Counter;

static void
count_bytes (gint64 bytes, gpointer user_data)
{
  Counter *counter = user_data;

  if (counter->behind != NULL)
    ferry_write_behind_add (counter->behind, bytes);
  counter->func (bytes, counter->user_data);
}

/* The data connection was closed by us in the middle. Some servers do not take that well: then the
 * next part, or whatever comes, is asked for on a new connection. */
static void
settle (FerryFtpClient *client, GCancellable *cancellable)
{
  ferry_ftp_client_noop (client, cancellable, NULL);
}

/**
 * ferry_part_work_fetch:
 * @part: claimed; released at the end
 * @func: called with what has come
 *
 * Fetches @part until it is whole, which may be sooner than it was at the beginning.
 */
gboolean
ferry_part_work_fetch (FerryPartWork *work,
                       FerryFtpClient *client,
                       FerryPart *part,
                       FerryFtpProgressFunc func,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (FerryPartStream) stream =
      ferry_part_stream_new (work->path, work->map, part, work->progress, cancellable, error);
  gint64 offset = stream != NULL ? ferry_part_stream_get_offset (stream) : 0;
  g_autoptr (FerryWriteBehind) behind = stream != NULL && work->is_written_behind
                                            ? ferry_write_behind_new (work->path, offset)
                                            : NULL;
  Counter counter = { behind, func, user_data };
  g_autoptr (GError) reason = NULL;
  gboolean is_read =
      stream != NULL && ferry_ftp_client_download (
                            client, work->source, offset, ferry_part_map_get_size (work->map),
                            G_OUTPUT_STREAM (stream), count_bytes, &counter, cancellable, &reason);

  ferry_part_map_release (work->map, part);
  if (stream == NULL)
    return FALSE;
  if (!is_read && ferry_part_stream_is_whole (stream))
    settle (client, cancellable);
  if (is_read || ferry_part_stream_is_whole (stream))
    return TRUE;
  if (ferry_part_stream_is_different (stream))
    {
      g_atomic_int_set (&work->is_different, TRUE);
      g_cancellable_cancel (work->stop);
    }
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static void
note_moving (gint64 bytes, gpointer user_data)
{
  FerryPartHelper *helper = user_data;

  g_atomic_int_set (&helper->is_moving, TRUE);
}

/* Many a server says in FEAT what it does not do. */
static gboolean
log_in (FerryPartHelper *helper, FerryFtpClient *client)
{
  return ferry_ftp_client_is_connected (client) ||
         (ferry_ftp_client_connect (client, helper->stop, NULL) &&
          ferry_ftp_client_can_restart (client, helper->stop));
}

static gpointer
run_thread (gpointer data)
{
  FerryPartHelper *helper = data;
  FerryPartWork *work = helper->work;
  g_autoptr (FerryFtpClient) client = ferry_partner_new_client (work->partner);
  gboolean is_good = TRUE;

  while (is_good)
    {
      FerryPart *part;

      is_good = log_in (helper, client);
      part = is_good ? ferry_part_map_claim (work->map) : NULL;
      if (part == NULL)
        break;
      is_good = ferry_part_work_fetch (work, client, part, note_moving, helper, helper->stop, NULL);
    }
  if (!g_cancellable_is_cancelled (helper->stop))
    ferry_ftp_client_disconnect (client); /* with a goodbye */
  g_atomic_int_set (&helper->has_failed, !is_good && !g_cancellable_is_cancelled (helper->stop));
  g_atomic_int_set (&helper->is_over, TRUE);
  return NULL;
}

static void
stop_too (GCancellable *cancellable, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/**
 * ferry_part_helper_new:
 * @work: with a partner; outlives the helper
 */
FerryPartHelper *
ferry_part_helper_new (FerryPartWork *work)
{
  FerryPartHelper *helper = g_new0 (FerryPartHelper, 1);

  helper->work = work;
  helper->stop = g_cancellable_new ();
  helper->stop_handler = g_cancellable_connect (work->stop, G_CALLBACK (stop_too),
                                                g_object_ref (helper->stop), g_object_unref);
  helper->thread = g_thread_new ("ferry-part", run_thread, helper);
  return helper;
}

/**
 * ferry_part_helper_stop:
 *
 * It ends soon; nothing waits for that.
 */
void
ferry_part_helper_stop (FerryPartHelper *helper)
{
  g_cancellable_cancel (helper->stop);
}

/**
 * ferry_part_helper_free:
 *
 * Stops it and waits for its end.
 */
void
ferry_part_helper_free (FerryPartHelper *helper)
{
  ferry_part_helper_stop (helper);
  g_thread_join (helper->thread);
  g_cancellable_disconnect (helper->work->stop, helper->stop_handler);
  g_object_unref (helper->stop);
  g_free (helper);
}

/**
 * ferry_part_helper_is_moving:
 *
 * Returns: whether bytes have come over its connection
 */
gboolean
ferry_part_helper_is_moving (FerryPartHelper *helper)
{
  return g_atomic_int_get (&helper->is_moving);
}

/**
 * ferry_part_helper_is_over:
 * @has_failed: (out): whether there is no use in a new one
 */
gboolean
ferry_part_helper_is_over (FerryPartHelper *helper, gboolean *has_failed)
{
  *has_failed = g_atomic_int_get (&helper->has_failed);
  return g_atomic_int_get (&helper->is_over);
}
