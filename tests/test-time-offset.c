/* The server's clock against UTC: what one file tells, and what is asked for it, by transcript.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-script-fixture.h"

#include "ferry-ftp-time-offset.h"

#include <string.h>

#define NOON G_GINT64_CONSTANT (1706961600) /* 2024-02-03T12:00:00Z */
#define HOUR 3600

static void
test_compute (void)
{
  static const struct
  {
    gint64 shown;
    gboolean has_second;
    gint64 modified;
    gint seconds; /* G_MAXINT: cannot be told */
  } cases[] = {
    { NOON, FALSE, NOON + 59, 0 },
    { NOON, TRUE, NOON, 0 },
    { NOON + 9 * HOUR, FALSE, NOON + 30, 9 * HOUR },
    { NOON - 5 * HOUR, FALSE, NOON + 30, -5 * HOUR },
    { NOON + 5 * HOUR + 2700, TRUE, NOON, 5 * HOUR + 2700 },
    { NOON - 3 * HOUR - 1800, TRUE, NOON, -3 * HOUR - 1800 },
    { NOON + 14 * HOUR, FALSE, NOON, 14 * HOUR },
    /* rounded up by the server */
    { NOON + HOUR + 60, FALSE, NOON + 59, HOUR },
    { NOON + HOUR + 300, FALSE, NOON, G_MAXINT },
    { NOON + 15 * HOUR, FALSE, NOON, G_MAXINT },
    { NOON - 365 * 24 * HOUR, FALSE, NOON, G_MAXINT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint seconds = G_MAXINT;

      g_assert_cmpint (ferry_ftp_time_offset_compute (cases[i].shown, cases[i].has_second,
                                                      cases[i].modified, &seconds),
                       ==, cases[i].seconds != G_MAXINT);
      g_assert_cmpint (seconds, ==, cases[i].seconds);
    }
}

static void
add_entry (FerryListing *part, gpointer user_data)
{
  static const char *const formats[] = { "-", "%F", "%FT%H:%M", "%FT%T" };
  GString *text = user_data;

  for (guint i = 0; i < ferry_listing_get_length (part); i++)
    {
      const FerryEntry *entry = ferry_listing_get (part, i);
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (entry->modified);
      g_autofree char *shown = g_date_time_format (time, formats[entry->precision]);

      g_string_append_printf (text, "%s%s %s%s", text->len > 0 ? ", " : "", entry->name, shown,
                              entry->is_utc ? "Z" : "");
    }
}

static char *
list (ScriptFixture *fixture)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  ferry_ftp_client_list (fixture->client, ".", add_entry, text, NULL, &error);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

#define FEATURES(...)                                                                              \
  GREETING, USER, "expect FEAT", "reply 211-Features", ##__VA_ARGS__, "reply 211 End",             \
      "expect SYST", "reply 215 Windows_NT", "expect TYPE I", "reply 200 binary", "expect PWD",    \
      "reply 257 \"/home\""
#define LIST(...)                                                                                  \
  OPEN_PASSIVE, "expect LIST", "reply 150 go", ##__VA_ARGS__, "end-data", "reply 226 done"

#define FOLDER "send 02-03-24  07:10PM       <DIR>          folder"
#define FILE_A "send 02-03-24  07:11PM                 9 a b"
#define FILE_C "send 02-03-24  07:12PM                 9 c"

typedef struct
{
  const char *name;
  const char *first;
  const char *second; /* the same folder again */
  const char *script[48];
} OffsetCase;

static const OffsetCase offset_cases[] = {
  /* one question, of the first file, and what came before the answer is right too */
  { "east",
    "folder 2024-02-03T10:10Z, a b 2024-02-03T10:11Z, c 2024-02-03T10:12Z",
    "c 2024-02-03T10:12Z",
    { FEATURES ("reply  MDTM"), LIST (FOLDER, FILE_A, FILE_C), "expect MDTM a b",
      "reply 213 20240203101142", LIST (FILE_C), NULL } },
  { "no-feat",
    "c 2024-02-03T10:12Z",
    "c 2024-02-03T10:12Z",
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 502 no", "end-data", LIST (FILE_C),
      "expect MDTM c", "reply 213 20240203101242.123", LIST (FILE_C), NULL } },
  /* no file yet: asked when there is one */
  { "later",
    "folder 2024-02-03T19:10",
    "c 2024-02-03T10:12Z",
    { FEATURES ("reply  MDTM"), LIST (FOLDER), LIST (FILE_C), "expect MDTM c",
      "reply 213 20240203101200", NULL } },
  /* asked once, whatever the answer is */
  { "refused",
    "c 2024-02-03T19:12",
    "c 2024-02-03T19:12",
    { FEATURES ("reply  MDTM"), LIST (FILE_C), "expect MDTM c", "reply 550 no", LIST (FILE_C),
      NULL } },
  { "another-time",
    "c 2024-02-03T19:12",
    "c 2024-02-03T19:12",
    { FEATURES ("reply  MDTM"), LIST (FILE_C), "expect MDTM c", "reply 213 20230101000000",
      LIST (FILE_C), NULL } },
  { "no-mdtm",
    "c 2024-02-03T19:12",
    "c 2024-02-03T19:12",
    { FEATURES ("reply  SIZE"), LIST (FILE_C), LIST (FILE_C), NULL } },
  { "mlsd",
    "c 2024-02-03T10:12:00Z",
    "c 2024-02-03T10:12:00Z",
    { FEATURES ("reply  MLST type*;modify*;", "reply  MDTM"), OPEN_PASSIVE, "expect MLSD",
      "reply 150 go", "send type=file;modify=20240203101200; c", "end-data", "reply 226 done",
      OPEN_PASSIVE, "expect MLSD", "reply 150 go", "send type=file;modify=20240203101200; c",
      "end-data", "reply 226 done", NULL } },
};

static void
test_offset (gconstpointer data)
{
  const OffsetCase *test = data;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  ScriptFixture fixture;
  gint seconds;

  script_start (&fixture, test->script);
  first = list (&fixture);
  g_assert_cmpstr (first, ==, test->first);
  second = list (&fixture);
  g_assert_cmpstr (second, ==, test->second);
  g_assert_cmpint (ferry_ftp_client_get_time_offset (fixture.client, &seconds), ==,
                   g_str_has_suffix (second, "2024-02-03T10:12Z"));
  g_assert_cmpint (seconds, ==, g_str_has_suffix (second, "2024-02-03T10:12Z") ? 9 * HOUR : 0);
  script_tear_down (&fixture);
}

/* A long listing is not held back, and has one clock from its beginning to its end. */
static void
test_slow (void)
{
#define LINE "02-03-24  07:10PM       <DIR>          folder"
#define FOUR LINE "\r\n" LINE "\r\n" LINE "\r\n" LINE
  static const char *const script[] = { FEATURES ("reply  MDTM"),
                                        LIST ("send " FOUR, "send " FOUR, "send " FOUR,
                                              "send " FOUR, "wait 400", FILE_A, "wait 400", FILE_C,
                                              "wait 400"),
                                        "expect MDTM a b",
                                        "reply 213 20240203101142",
                                        LIST (FILE_C),
                                        NULL };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  ScriptFixture fixture;

  script_start (&fixture, script);
  first = list (&fixture);
  g_assert_true (g_str_has_prefix (first, "folder 2024-02-03T19:10, "));
  g_assert_true (g_str_has_suffix (first, ", a b 2024-02-03T19:11, c 2024-02-03T19:12"));
  second = list (&fixture);
  g_assert_cmpstr (second, ==, "c 2024-02-03T10:12Z");
  script_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-offset/compute", test_compute);
  ADD_CASES ("time-offset", offset_cases, test_offset);
  g_test_add_func ("/client/time-offset/slow", test_slow);
  return g_test_run ();
}
