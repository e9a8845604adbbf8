/* The parts of a large file. See ferry-part-map.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-part-map.h"

#include <string.h>

struct _FerryPart
{
  gint64 start;
  gint64 have;   /* all before it, from the start on, is in the file */
  gint64 intent; /* all before it is there, or being written */
  gint64 end;
  gboolean is_taken;
};

struct _FerryPartMap
{
  GMutex mutex;
  gint64 size;
  GPtrArray *parts; /* of FerryPart, in no order: together they are the file */
};

static void
add_part (FerryPartMap *map, gint64 start, gint64 have, gint64 end)
{
  FerryPart *part = g_new0 (FerryPart, 1);

  *part = (FerryPart){ start, have, have, end, FALSE };
  g_ptr_array_add (map->parts, part);
}

static FerryPartMap *
new_empty (gint64 size)
{
  FerryPartMap *map = g_new0 (FerryPartMap, 1);

  g_mutex_init (&map->mutex);
  map->size = size;
  map->parts = g_ptr_array_new_with_free_func (g_free);
  return map;
}

/**
 * ferry_part_map_new:
 * @size: of the file
 * @have: how much of its beginning is here
 */
FerryPartMap *
ferry_part_map_new (gint64 size, gint64 have)
{
  FerryPartMap *map = new_empty (size);

  add_part (map, 0, have, size);
  return map;
}

/* "12-34": two numbers that grow. */
static gboolean
parse_range (const char *word, gint64 from, gint64 size, gint64 *start, gint64 *end)
{
  g_auto (GStrv) ends = g_strsplit (word, "-", 2);
  guint64 low, high;

  if (g_strv_length (ends) != 2 ||
      !g_ascii_string_to_unsigned (ends[0], 10, (guint64) from, (guint64) size, &low, NULL) ||
      !g_ascii_string_to_unsigned (ends[1], 10, low, (guint64) size, &high, NULL))
    return FALSE;
  *start = (gint64) low;
  *end = (gint64) high;
  return TRUE;
}

/**
 * ferry_part_map_new_from_text:
 * @text: from ferry_part_map_to_text()
 *
 * Returns: (transfer full) (nullable): %NULL if @text tells nothing of a file of this @size
 */
FerryPartMap *
ferry_part_map_new_from_text (const char *text, gint64 size)
{
  g_autoptr (FerryPartMap) map = new_empty (size);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gint64 start = 0, have = 0;

  for (char **word = words; *word != NULL; word++)
    {
      gint64 next, end;

      if (!parse_range (*word, have, size, &next, &end))
        return NULL;
      if (next > start)
        add_part (map, start, have, next);
      start = next;
      have = end;
    }
  if (start < size)
    add_part (map, start, have, size);
  return g_steal_pointer (&map);
}

/**
 * ferry_part_map_free:
 */
void
ferry_part_map_free (FerryPartMap *map)
{
  g_ptr_array_unref (map->parts);
  g_mutex_clear (&map->mutex);
  g_free (map);
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const FerryPart *one = *(FerryPart *const *) a;
  const FerryPart *other = *(FerryPart *const *) b;

  return one->start < other->start ? -1 : one->start > other->start;
}

static void
print_range (GString *text, gsize longest, gint64 start, gint64 end)
{
  g_autofree char *range = g_strdup_printf ("%s%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT,
                                            text->len > 0 ? " " : "", start, end);

  if (end > start && text->len + strlen (range) <= longest)
    g_string_append (text, range);
}

/**
 * ferry_part_map_to_text:
 * @longest: what finds no room in it is left out, and will be fetched again
 *
 * Returns: (transfer full): the ranges that are here, "0-1048576 4194304-5000000"; at least one
 */
char *
ferry_part_map_to_text (FerryPartMap *map, gsize longest)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&map->mutex);
  gint64 start = 0, end = 0;

  g_ptr_array_sort (map->parts, compare_starts);
  for (guint i = 0; i < map->parts->len; i++)
    {
      FerryPart *part = g_ptr_array_index (map->parts, i);

      if (part->start != end)
        {
          print_range (text, longest, start, end);
          start = part->start;
        }
      end = part->have;
    }
  print_range (text, longest, start, end);
  if (text->len == 0)
    g_string_append (text, "0-0");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gint64
count_rest (const FerryPart *part)
{
  return part->end - part->intent;
}

/* The one with the most to come, of those that somebody has or of the others. */
static FerryPart *
find_longest (FerryPartMap *map, gboolean is_taken)
{
  FerryPart *longest = NULL;

  for (guint i = 0; i < map->parts->len; i++)
    {
      FerryPart *part = g_ptr_array_index (map->parts, i);

      if (part->is_taken == is_taken && count_rest (part) > 0 &&
          (longest == NULL || count_rest (part) > count_rest (longest)))
        longest = part;
    }
  return longest;
}

/**
 * ferry_part_map_claim:
 *
 * Returns: (transfer none) (nullable): a part to be fetched by the caller alone; %NULL where there
 * is nothing left for one more
 */
FerryPart *
ferry_part_map_claim (FerryPartMap *map)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&map->mutex);
  FerryPart *part = find_longest (map, FALSE);

  if (part == NULL)
    {
      FerryPart *other = find_longest (map, TRUE);
      gint64 middle;

      if (other == NULL || count_rest (other) < FERRY_PART_LEAST_TO_SHARE)
        return NULL;
      middle = other->end - count_rest (other) / 2;
      add_part (map, middle, middle, other->end);
      other->end = middle;
      part = g_ptr_array_index (map->parts, map->parts->len - 1);
    }
  part->is_taken = TRUE;
  return part;
}

/**
 * ferry_part_map_release:
 *
 * Who claimed @part is through with it, or gives it up.
 */
void
ferry_part_map_release (FerryPartMap *map, FerryPart *part)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&map->mutex);

  part->is_taken = FALSE;
}

/**
 * ferry_part_map_get_offset:
 * @have: (out) (optional): how many bytes right before it are here as well, in this part
 *
 * Returns: where @part goes on
 */
gint64
ferry_part_map_get_offset (FerryPartMap *map, FerryPart *part, gint64 *have)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&map->mutex);

  if (have != NULL)
    *have = part->have - part->start;
  return part->have;
}

/**
 * ferry_part_map_begin_write:
 * @count: bytes that have come for @part
 *
 * Returns: how many of them are to be written; 0 where the rest is somebody else's
 */
gsize
ferry_part_map_begin_write (FerryPartMap *map, FerryPart *part, gsize count)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&map->mutex);
  gsize kept = (gsize) MIN ((gint64) count, count_rest (part));

  part->intent += (gint64) kept;
  return kept;
}

/**
 * ferry_part_map_end_write:
 * @count: bytes that are in the file now
 *
 * Returns: whether @part is whole
 */
gboolean
ferry_part_map_end_write (FerryPartMap *map, FerryPart *part, gsize count)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&map->mutex);

  part->have += (gint64) count;
  part->intent = part->have;
  return part->have == part->end;
}

/**
 * ferry_part_map_get_size:
 *
 * Returns: of the whole file
 */
gint64
ferry_part_map_get_size (FerryPartMap *map)
{
  return map->size;
}

/**
 * ferry_part_map_get_done:
 *
 * Returns: how many bytes are here
 */
gint64
ferry_part_map_get_done (FerryPartMap *map)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&map->mutex);
  gint64 done = 0;

  for (guint i = 0; i < map->parts->len; i++)
    {
      FerryPart *part = g_ptr_array_index (map->parts, i);

      done += part->have - part->start;
    }
  return done;
}
