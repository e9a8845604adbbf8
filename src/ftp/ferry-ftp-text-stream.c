/* Streams that change line ends. See ferry-ftp-text-stream.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-text-stream.h"

#define CHUNK ((gsize) 64 * 1024)

typedef struct
{
  FerryLineEnds ends;
  gint64 count; /* bytes of our side */
  FerryFtpProgressFunc progress;
  gpointer user_data;
  char *buffer; /* owned */
} Text;

struct _FerryFtpTextSource
{
  GFilterInputStream parent_instance;

  Text text;
};

struct _FerryFtpTextTarget
{
  GFilterOutputStream parent_instance;

  Text text;
};

G_DEFINE_FINAL_TYPE (FerryFtpTextSource, ferry_ftp_text_source, G_TYPE_FILTER_INPUT_STREAM)
G_DEFINE_FINAL_TYPE (FerryFtpTextTarget, ferry_ftp_text_target, G_TYPE_FILTER_OUTPUT_STREAM)

static void
count_bytes (Text *text, gsize bytes)
{
  text->count += (gint64) bytes;
  if (text->progress != NULL)
    text->progress ((gint64) bytes, text->user_data);
}

static gssize
ferry_ftp_text_source_read (GInputStream *stream,
                            void *buffer,
                            gsize size,
                            GCancellable *cancellable,
                            GError **error)
{
  Text *text = &FERRY_FTP_TEXT_SOURCE (stream)->text;
  GInputStream *local = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream));
  gssize count;

  g_return_val_if_fail (size >= FERRY_LINE_ENDS_ROOM (1), -1);

  count =
      g_input_stream_read (local, text->buffer, MIN (CHUNK, (size - 1) / 2), cancellable, error);
  if (count <= 0)
    return count;
  count_bytes (text, (gsize) count);
  return (gssize) ferry_line_ends_convert (&text->ends, text->buffer, (gsize) count, buffer);
}

static gssize
ferry_ftp_text_target_write (GOutputStream *stream,
                             const void *buffer,
                             gsize size,
                             GCancellable *cancellable,
                             GError **error)
{
  Text *text = &FERRY_FTP_TEXT_TARGET (stream)->text;
  GOutputStream *local = g_filter_output_stream_get_base_stream (G_FILTER_OUTPUT_STREAM (stream));
  gsize taken = MIN (size, CHUNK);
  gsize count = ferry_line_ends_convert (&text->ends, buffer, taken, text->buffer);

  if (!g_output_stream_write_all (local, text->buffer, count, NULL, cancellable, error))
    return -1;
  count_bytes (text, count);
  return (gssize) taken;
}

static void
ferry_ftp_text_source_finalize (GObject *object)
{
  g_free (FERRY_FTP_TEXT_SOURCE (object)->text.buffer);

  G_OBJECT_CLASS (ferry_ftp_text_source_parent_class)->finalize (object);
}

static void
ferry_ftp_text_target_finalize (GObject *object)
{
  g_free (FERRY_FTP_TEXT_TARGET (object)->text.buffer);

  G_OBJECT_CLASS (ferry_ftp_text_target_parent_class)->finalize (object);
}

static void
ferry_ftp_text_source_class_init (FerryFtpTextSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_ftp_text_source_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = ferry_ftp_text_source_read;
}

static void
ferry_ftp_text_target_class_init (FerryFtpTextTargetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_ftp_text_target_finalize;
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = ferry_ftp_text_target_write;
}

static void
ferry_ftp_text_source_init (FerryFtpTextSource *source)
{
  source->text.ends.end = FERRY_LINE_END_CRLF;
  source->text.buffer = g_malloc (CHUNK);
}

static void
ferry_ftp_text_target_init (FerryFtpTextTarget *target)
{
  target->text.buffer = g_malloc (FERRY_LINE_ENDS_ROOM (CHUNK));
}

/**
 * ferry_ftp_text_source_new:
 * @local: stays open when the source goes
 *
 * Returns: (transfer full): the text of @local with CRLF at the ends of lines
 */
GInputStream *
ferry_ftp_text_source_new (GInputStream *local, FerryFtpProgressFunc progress, gpointer user_data)
{
  FerryFtpTextSource *source = g_object_new (FERRY_TYPE_FTP_TEXT_SOURCE, "base-stream", local,
                                             "close-base-stream", FALSE, NULL);

  source->text.progress = progress;
  source->text.user_data = user_data;
  return G_INPUT_STREAM (source);
}

/**
 * ferry_ftp_text_source_get_count:
 *
 * Returns: how many bytes of the local text were read
 */
gint64
ferry_ftp_text_source_get_count (FerryFtpTextSource *source)
{
  return source->text.count;
}

/**
 * ferry_ftp_text_target_new:
 * @local: stays open when the target goes
 *
 * Returns: (transfer full): a stream whose text comes to @local with @end at the ends of lines
 */
GOutputStream *
ferry_ftp_text_target_new (GOutputStream *local,
                           FerryLineEnd end,
                           FerryFtpProgressFunc progress,
                           gpointer user_data)
{
  FerryFtpTextTarget *target = g_object_new (FERRY_TYPE_FTP_TEXT_TARGET, "base-stream", local,
                                             "close-base-stream", FALSE, NULL);

  target->text.ends.end = end;
  target->text.progress = progress;
  target->text.user_data = user_data;
  return G_OUTPUT_STREAM (target);
}

/**
 * ferry_ftp_text_target_finish:
 *
 * Writes what was held back: the text has ended.
 */
gboolean
ferry_ftp_text_target_finish (FerryFtpTextTarget *target, GCancellable *cancellable, GError **error)
{
  Text *text = &target->text;
  GOutputStream *local = g_filter_output_stream_get_base_stream (G_FILTER_OUTPUT_STREAM (target));
  gsize count = ferry_line_ends_finish (&text->ends, text->buffer);

  if (!g_output_stream_write_all (local, text->buffer, count, NULL, cancellable, error))
    return FALSE;
  count_bytes (text, count);
  return TRUE;
}

/**
 * ferry_ftp_text_target_get_count:
 *
 * Returns: how many bytes were written to the local stream
 */
gint64
ferry_ftp_text_target_get_count (FerryFtpTextTarget *target)
{
  return target->text.count;
}
