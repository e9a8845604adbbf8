/* One part of a large file. See ferry-part-stream.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-part-stream.h"

#include "ferry-ftp-error.h"
#include "ferry-local-files.h"
#include "ferry-proof.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _FerryPartStream
{
  GOutputStream parent_instance;

  /* owned */
  GFileIOStream *file; /* has a position of its own */
  char *tail;          /* the end of what is there */
  FerryProgress *progress;

  /* borrowed */
  FerryPartMap *map;
  FerryPart *part;

  gint64 offset; /* where the bytes to come begin */
  gsize tail_length;
  gsize tail_seen;
  gboolean is_whole;
  gboolean is_different;
};

G_DEFINE_FINAL_TYPE (FerryPartStream, ferry_part_stream, G_TYPE_OUTPUT_STREAM)

static gssize
compare_tail (FerryPartStream *self, const guchar *bytes, gsize count, GError **error)
{
  gsize length = MIN (count, self->tail_length - self->tail_seen);

  if (memcmp (self->tail + self->tail_seen, bytes, length) == 0)
    {
      self->tail_seen += length;
      return (gssize) length;
    }
  self->is_different = TRUE;
  g_set_error_literal (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DIFFERENT, _ ("It is not the same"));
  return -1;
}

static gssize
end_part (FerryPartStream *self, GError **error)
{
  self->is_whole = TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "the part is whole");
  return -1;
}

static gssize
write_part (FerryPartStream *self, const guchar *bytes, gsize count, GError **error)
{
  GOutputStream *target = g_io_stream_get_output_stream (G_IO_STREAM (self->file));
  gsize kept = ferry_part_map_begin_write (self->map, self->part, count);
  gsize written = 0;
  gboolean is_written =
      kept == 0 || g_output_stream_write_all (target, bytes, kept, &written, NULL, error);
  gboolean is_whole = ferry_part_map_end_write (self->map, self->part, written);

  ferry_progress_add_bytes (self->progress, (gint64) written);
  if (!is_written)
    return -1;
  /* At the end of the file the server ends it by itself. */
  if (kept == 0 || (is_whole && ferry_part_map_get_offset (self->map, self->part, NULL) <
                                    ferry_part_map_get_size (self->map)))
    return end_part (self, error);
  self->is_whole = is_whole;
  return (gssize) kept;
}

static gssize
write_fn (GOutputStream *stream,
          const void *bytes,
          gsize count,
          GCancellable *cancellable,
          GError **error)
{
  FerryPartStream *self = FERRY_PART_STREAM (stream);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  return self->tail_seen < self->tail_length ? compare_tail (self, bytes, count, error)
                                             : write_part (self, bytes, count, error);
}

static void
ferry_part_stream_finalize (GObject *object)
{
  FerryPartStream *self = FERRY_PART_STREAM (object);

  g_clear_object (&self->file);
  g_free (self->tail);
  ferry_progress_unref (self->progress);
  G_OBJECT_CLASS (ferry_part_stream_parent_class)->finalize (object);
}

static void
ferry_part_stream_class_init (FerryPartStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_part_stream_finalize;
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = write_fn;
}

static void
ferry_part_stream_init (FerryPartStream *self)
{
}

static gboolean
read_tail (FerryPartStream *self, GCancellable *cancellable, GError **error)
{
  GSeekable *file = G_SEEKABLE (self->file);
  gint64 have;
  gint64 end = ferry_part_map_get_offset (self->map, self->part, &have);

  self->tail_length = (gsize) MIN (have, FERRY_PROOF_SIZE);
  self->offset = end - (gint64) self->tail_length;
  self->tail = g_malloc (FERRY_PROOF_SIZE);
  return g_seekable_seek (file, self->offset, G_SEEK_SET, cancellable, error) &&
         g_input_stream_read_all (g_io_stream_get_input_stream (G_IO_STREAM (self->file)),
                                  self->tail, self->tail_length, &self->tail_length, cancellable,
                                  error) &&
         g_seekable_seek (file, end, G_SEEK_SET, cancellable, error);
}

/**
 * ferry_part_stream_new:
 * @path: of the part file, which is there
 * @part: claimed; held with its @map by the caller for as long as the stream
 *
 * Returns: (transfer full): the stream
 */
FerryPartStream *
ferry_part_stream_new (const char *path,
                       FerryPartMap *map,
                       FerryPart *part,
                       FerryProgress *progress,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GFile) file = ferry_local_file_new (path);
  g_autoptr (FerryPartStream) self = g_object_new (FERRY_TYPE_PART_STREAM, NULL);

  self->progress = ferry_progress_ref (progress);
  self->map = map;
  self->part = part;
  /* Each stream has a position of its own, and none is bound to the end of the file. */
  self->file = g_file_open_readwrite (file, cancellable, error);
  if (self->file == NULL || !read_tail (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * ferry_part_stream_get_offset:
 *
 * Returns: from where on the server has to send
 */
gint64
ferry_part_stream_get_offset (FerryPartStream *self)
{
  return self->offset;
}

/**
 * ferry_part_stream_is_whole:
 *
 * Returns: whether nothing of the part is missing any more
 */
gboolean
ferry_part_stream_is_whole (FerryPartStream *self)
{
  return self->is_whole;
}

/**
 * ferry_part_stream_is_different:
 *
 * Returns: whether what was there is not what the server has
 */
gboolean
ferry_part_stream_is_different (FerryPartStream *self)
{
  return self->is_different;
}
