/* The map at the end of a part file. See ferry-part-note.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-part-note.h"

#include "ferry-local-files.h"

#include <stdio.h>
#include <string.h>

/* A note fills its place, with spaces: "ferry-parts 1 NUMBER SIZE MODIFIED:RANGES #SHA-256". */
#define PLACE      4096
#define BOTH       (2 * PLACE)
#define SUM_LENGTH 64
#define HEAD       "ferry-parts 1 "
#define LONGEST    (PLACE - SUM_LENGTH - 128)

static GFileIOStream *
open_at (const char *path, gint64 offset, GError **error)
{
  g_autoptr (GFile) file = ferry_local_file_new (path);
  g_autoptr (GFileIOStream) stream = g_file_open_readwrite (file, NULL, error);

  if (stream == NULL || !g_seekable_seek (G_SEEKABLE (stream), offset, G_SEEK_SET, NULL, error))
    return NULL;
  return g_steal_pointer (&stream);
}

static char *
print (const FerryPartNote *note, FerryPartMap *map)
{
  g_autofree char *ranges = ferry_part_map_to_text (map, LONGEST);
  g_autofree char *text =
      g_strdup_printf (HEAD "%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT ":%s",
                       note->number, note->size, note->modified, ranges);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *whole = g_strdup_printf ("%s #%s", text, sum);

  return g_strdup_printf ("%-*s", PLACE, whole);
}

/**
 * ferry_part_note_write:
 * @note: its number grows
 * @path: of the part file
 *
 * What @map tells has been written before.
 */
gboolean
ferry_part_note_write (FerryPartNote *note, const char *path, FerryPartMap *map, GError **error)
{
  gboolean is_first = note->number++ == 0;
  gint64 place = is_first ? 0 : (gint64) (note->number % 2) * PLACE;
  g_autoptr (GFileIOStream) stream = open_at (path, note->size + place, error);
  g_autofree char *text = print (note, map);

  /* At first both, so that the file has its length. */
  return stream != NULL &&
         g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), text,
                                    PLACE, NULL, NULL, error) &&
         (!is_first ||
          g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), text,
                                     PLACE, NULL, NULL, error)) &&
         g_io_stream_close (G_IO_STREAM (stream), NULL, error);
}

/* Returns the map if @text, which is changed, is a note that was written to its end. */
static FerryPartMap *
parse (char *text, FerryPartNote *note)
{
  char *mark = strstr (text, " #");
  char *ranges = strchr (text, ':');
  g_autofree char *sum = NULL;

  if (!g_str_has_prefix (text, HEAD) || mark == NULL || ranges == NULL || ranges > mark)
    return NULL;
  *mark = '\0';
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  if (strncmp (mark + 2, sum, SUM_LENGTH) != 0 ||
      sscanf (text, HEAD "%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
              &note->number, &note->size, &note->modified) != 3)
    return NULL;
  return ferry_part_map_new_from_text (ranges + 1, note->size);
}

static char *
read_end (const char *path, gint64 *size)
{
  g_autoptr (GFile) file = ferry_local_file_new (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autofree char *text = g_malloc0 (BOTH + 1);
  gsize length;

  if (stream == NULL || !g_seekable_seek (G_SEEKABLE (stream), -BOTH, G_SEEK_END, NULL, NULL))
    return NULL;
  *size = g_seekable_tell (G_SEEKABLE (stream));
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), text, BOTH, &length, NULL, NULL) ||
      length != BOTH)
    return NULL;
  return g_steal_pointer (&text);
}

/**
 * ferry_part_note_read:
 * @path: of the part file
 * @note: (out caller-allocates):
 *
 * Returns: (transfer full) (nullable): the latest map, %NULL if there is none: what is there is a
 * beginning, or nothing
 */
FerryPartMap *
ferry_part_note_read (const char *path, FerryPartNote *note)
{
  gint64 size = 0;
  g_autofree char *text = read_end (path, &size);
  g_autoptr (FerryPartMap) latest = NULL;

  for (guint i = 0; i < 2 && text != NULL; i++)
    {
      g_autofree char *one = g_strndup (text + i * PLACE, PLACE);
      FerryPartNote found = { 0 };
      g_autoptr (FerryPartMap) map = parse (one, &found);

      if (map == NULL || found.size != size || (latest != NULL && found.number < note->number))
        continue;
      *note = found;
      g_clear_pointer (&latest, ferry_part_map_free);
      latest = g_steal_pointer (&map);
    }
  return g_steal_pointer (&latest);
}

/**
 * ferry_part_note_remove:
 * @size: of the source, all of which is there
 */
gboolean
ferry_part_note_remove (const char *path, gint64 size, GError **error)
{
  g_autoptr (GFileIOStream) stream = open_at (path, size, error);

  return stream != NULL && g_seekable_truncate (G_SEEKABLE (stream), size, NULL, error) &&
         g_io_stream_close (G_IO_STREAM (stream), NULL, error);
}
