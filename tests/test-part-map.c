/* The parts of a large file, and the note of them in the part file. No network.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-part-gain.h"
#include "ferry-part-map.h"
#include "ferry-part-note.h"

#include <glib/gstdio.h>
#include <string.h>

#define MIB (1024 * 1024)

static void
assert_text (FerryPartMap *map, const char *expected)
{
  g_autofree char *text = ferry_part_map_to_text (map, 4096);

  g_assert_cmpstr (text, ==, expected);
}

/* Texts that come back as they are, or as a second way to say the same, or not at all. */
static const struct
{
  const char *text;
  const char *again; /* NULL: no map */
  gint64 done;
} texts[] = {
  { "0-0", "0-0", 0 },
  { "0-1000", "0-1000", 1000 },
  { "0-10", "0-10", 10 },
  { "0-10 20-30 999-1000", "0-10 20-30 999-1000", 21 },
  { "500-600", "500-600", 100 },
  { "0-10 10-20", "0-20", 20 },
  { "0-0 500-600", "500-600", 100 },
  { "0-1001", NULL, 0 },
  { "0-10 5-20", NULL, 0 },
  { "20-10", NULL, 0 },
  { "-5-10", NULL, 0 },
  { "0-10 ", NULL, 0 },
  { "0-10x", NULL, 0 },
  { "", "0-0", 0 },
  { "0-99999999999999999999", NULL, 0 },
};

static void
test_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (FerryPartMap) map = ferry_part_map_new_from_text (texts[i].text, 1000);

      g_assert_cmpint (map != NULL, ==, texts[i].again != NULL);
      if (map == NULL)
        continue;
      assert_text (map, texts[i].again);
      g_assert_cmpint (ferry_part_map_get_done (map), ==, texts[i].done);
    }
}

/* What finds no room is fetched again; what is told is true. */
static void
test_text_too_long (void)
{
  g_autoptr (FerryPartMap) map = ferry_part_map_new_from_text ("0-10 200-300 400-401", 1000);
  g_autofree char *text = ferry_part_map_to_text (map, 14);
  g_autofree char *none = ferry_part_map_to_text (map, 3);

  g_assert_cmpstr (text, ==, "0-10 200-300");
  g_assert_cmpstr (none, ==, "0-0");
}

static gint64
get_offset (FerryPartMap *map, FerryPart *part)
{
  return ferry_part_map_get_offset (map, part, NULL);
}

static void
put (FerryPartMap *map, FerryPart *part, gsize count)
{
  g_assert_cmpuint (ferry_part_map_begin_write (map, part, count), ==, count);
  ferry_part_map_end_write (map, part, count);
}

static void
test_halves (void)
{
  g_autoptr (FerryPartMap) map = ferry_part_map_new (16 * MIB, 0);
  FerryPart *first = ferry_part_map_claim (map);
  FerryPart *second, *third;

  put (map, first, 4 * MIB);
  second = ferry_part_map_claim (map);
  g_assert_cmpint (get_offset (map, second), ==, 10 * MIB);
  put (map, second, MIB);
  third = ferry_part_map_claim (map);
  g_assert_cmpint (get_offset (map, third), ==, 7 * MIB);
  assert_text (map, "0-4194304 10485760-11534336");

  /* The first one's are three now, whatever comes. */
  g_assert_cmpuint (ferry_part_map_begin_write (map, first, 5 * MIB), ==, 3 * MIB);
  g_assert_true (ferry_part_map_end_write (map, first, 3 * MIB));
  g_assert_cmpuint (ferry_part_map_begin_write (map, first, 1), ==, 0);
  g_assert_true (ferry_part_map_end_write (map, first, 0));
}

/* What is being written is not given away, and is not here before it is. */
static void
test_while_writing (void)
{
  g_autoptr (FerryPartMap) map = ferry_part_map_new (4 * MIB, 0);
  FerryPart *first = ferry_part_map_claim (map);
  FerryPart *second;

  g_assert_cmpuint (ferry_part_map_begin_write (map, first, 2 * MIB), ==, 2 * MIB);
  second = ferry_part_map_claim (map);
  g_assert_cmpint (get_offset (map, second), ==, 3 * MIB);
  g_assert_cmpint (ferry_part_map_get_done (map), ==, 0);
  assert_text (map, "0-0");
  /* The disk was full after the half of it. */
  g_assert_false (ferry_part_map_end_write (map, first, MIB));
  assert_text (map, "0-1048576");
}

static void
test_released (void)
{
  g_autoptr (FerryPartMap) map = ferry_part_map_new (8 * MIB, 0);
  FerryPart *first = ferry_part_map_claim (map);
  FerryPart *second = ferry_part_map_claim (map);
  gint64 have;

  put (map, second, 100);
  ferry_part_map_release (map, second);
  g_assert_true (ferry_part_map_claim (map) == second);
  g_assert_cmpint (ferry_part_map_get_offset (map, second, &have), ==, 4 * MIB + 100);
  g_assert_cmpint (have, ==, 100);
  ferry_part_map_release (map, first);
  g_assert_true (ferry_part_map_claim (map) == first);
}

/* Too little is left for one more. */
static void
test_enough (void)
{
  g_autoptr (FerryPartMap) map = ferry_part_map_new (2 * MIB - 1, 0);

  g_assert_nonnull (ferry_part_map_claim (map));
  g_assert_null (ferry_part_map_claim (map));
}

/* A few who take and write at random: each byte once. */
static void
test_at_random (void)
{
  const gint64 size = 40 * MIB + 7;
  g_autoptr (FerryPartMap) map = ferry_part_map_new (size, 12345);
  g_autofree guint8 *seen = g_malloc0 ((gsize) size);
  FerryPart *parts[4] = { NULL };

  memset (seen, 1, 12345);
  while (ferry_part_map_get_done (map) < size)
    {
      guint i = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (parts));
      gsize count = (gsize) g_test_rand_int_range (1, MIB / 2);
      gint64 offset;

      if (parts[i] == NULL)
        parts[i] = ferry_part_map_claim (map);
      if (parts[i] == NULL)
        continue;
      offset = get_offset (map, parts[i]);
      count = ferry_part_map_begin_write (map, parts[i], count);
      for (gsize j = 0; j < count; j++)
        g_assert_cmpuint (seen[offset + (gint64) j]++, ==, 0);
      if (ferry_part_map_end_write (map, parts[i], count) || g_test_rand_int_range (0, 20) == 0)
        {
          ferry_part_map_release (map, parts[i]);
          parts[i] = NULL;
        }
    }
  g_assert_null (memchr (seen, 0, (gsize) size));
}

static char *
dup_path (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ferry-parts-XXXXXX", NULL);

  return g_build_filename (folder, "file.ferrypart", NULL);
}

static void
remove_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

static void
spoil (const char *path, gsize position)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  bytes[position] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
assert_note (const char *path, const char *expected)
{
  FerryPartNote note;
  g_autoptr (FerryPartMap) map = ferry_part_note_read (path, &note);

  g_assert_cmpint (map != NULL, ==, expected != NULL);
  if (map == NULL)
    return;
  assert_text (map, expected);
  g_assert_cmpint (note.size, ==, 100000);
  g_assert_cmpint (note.modified, ==, 1580704200);
}

/* The latest is read, the one before if that was not written to its end, and none if neither is. */
static void
test_note (void)
{
  FerryPartNote note = { 100000, 1580704200, 0 };
  g_autofree char *path = dup_path ();
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (path, "beginning", -1, NULL));
  assert_note (path, NULL);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("0-%u 50000-60000", i);
      g_autoptr (FerryPartMap) map = ferry_part_map_new_from_text (text, note.size);

      g_assert_true (ferry_part_note_write (&note, path, map, NULL));
      assert_note (path, text);
    }
  spoil (path, 100000 + 4096 + 30); /* the third is at the odd place */
  assert_note (path, "0-2 50000-60000");
  spoil (path, 100000 + 30);
  assert_note (path, NULL);

  g_assert_true (ferry_part_note_remove (path, note.size, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, ==, 100000);
  g_assert_cmpint (memcmp (bytes, "beginning", 9), ==, 0);
  remove_path (path);
}

/* A second of warm-up, then bytes at a rate that depends on whether there are helpers. */
static guint
feed_for (FerryPartGain *gain, gint64 *now, gint64 *bytes, guint rate, guint helped_rate)
{
  guint wanted = 0;

  for (guint i = 0; i < 200 && gain->stage < FERRY_PART_GAIN_ALL; i++)
    {
      *now += 100 * G_TIME_SPAN_MILLISECOND;
      *bytes += (wanted > 0 ? helped_rate : rate) / 10;
      wanted = ferry_part_gain_feed (gain, *now, *bytes, 100 * MIB - *bytes, wanted > 0);
    }
  return wanted;
}

static const struct
{
  guint rate;
  guint helped_rate;
  FerryPartGainStage stage;
  guint wanted;
} gains[] = {
  { MIB, 2 * MIB, FERRY_PART_GAIN_ALL, G_MAXUINT },
  { MIB, MIB + MIB / 2, FERRY_PART_GAIN_ALL, G_MAXUINT },
  { MIB, MIB + MIB / 8, FERRY_PART_GAIN_ALONE, 0 },
  { MIB, MIB / 2, FERRY_PART_GAIN_ALONE, 0 },
  { 20 * MIB, 40 * MIB, FERRY_PART_GAIN_BASE, 0 }, /* done soon anyway */
};

static void
test_gain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (gains); i++)
    {
      FerryPartGain gain = { 0 };
      gint64 now = 1, bytes = 0;

      g_assert_cmpuint (feed_for (&gain, &now, &bytes, gains[i].rate, gains[i].helped_rate), ==,
                        gains[i].wanted);
      g_assert_cmpint (gain.stage, ==, gains[i].stage);
    }
}

/* It gained nothing at first. */
static void
test_gain_later (void)
{
  FerryPartGain gain = { 0 };
  gint64 now = 1, bytes = 0;

  g_assert_cmpuint (feed_for (&gain, &now, &bytes, MIB, MIB), ==, 0);
  g_assert_cmpint (gain.stage, ==, FERRY_PART_GAIN_ALONE);
  g_assert_cmpuint (ferry_part_gain_feed (&gain, now + 14 * G_TIME_SPAN_SECOND, bytes, MIB, FALSE),
                    ==, 0);
  g_assert_cmpint (gain.stage, ==, FERRY_PART_GAIN_ALONE);
  now += 15 * G_TIME_SPAN_SECOND;
  ferry_part_gain_feed (&gain, now, bytes, MIB, FALSE);
  g_assert_cmpuint (feed_for (&gain, &now, &bytes, MIB, 2 * MIB), ==, G_MAXUINT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parts/text", test_text);
  g_test_add_func ("/parts/text-too-long", test_text_too_long);
  g_test_add_func ("/parts/halves", test_halves);
  g_test_add_func ("/parts/while-writing", test_while_writing);
  g_test_add_func ("/parts/released", test_released);
  g_test_add_func ("/parts/enough", test_enough);
  g_test_add_func ("/parts/at-random", test_at_random);
  g_test_add_func ("/parts/note", test_note);
  g_test_add_func ("/parts/gain", test_gain);
  g_test_add_func ("/parts/gain-later", test_gain_later);
  return g_test_run ();
}
