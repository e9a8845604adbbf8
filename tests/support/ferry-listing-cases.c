/* Tables of listings and what is read in them. See ferry-listing-cases.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

#include <string.h>

#define FUZZ_ROUNDS 10000

static const char *const line_ends[] = { "\r\n", "\n", "" };

static void
count_unreadable (const char *line, gsize length, gpointer user_data)
{
  g_assert_cmpuint (length, >, 0);
  (*(guint *) user_data)++;
}

/**
 * ferry_listing_parse:
 * @cut: how many bytes come first
 *
 * Returns: (transfer full): what is read
 */
FerryListing *
ferry_listing_parse (FerryFtpListingSource source,
                     const char *bytes,
                     gsize length,
                     gsize cut,
                     guint *unreadable)
{
  g_autoptr (FerryFtpListingParser) parser =
      ferry_ftp_listing_parser_new (source, NULL, FERRY_LISTING_NOW);

  *unreadable = 0;
  ferry_ftp_listing_parser_set_unreadable_func (parser, count_unreadable, unreadable);
  ferry_ftp_listing_parser_feed (parser, bytes, cut);
  ferry_ftp_listing_parser_feed (parser, bytes + cut, length - cut);
  ferry_ftp_listing_parser_finish (parser);
  return ferry_ftp_listing_parser_take (parser);
}

static char *
format_time (const FerryEntry *entry)
{
  static const char *const formats[] = { NULL, "%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S" };
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (entry->modified);
  g_autofree char *text = NULL;

  if (entry->precision == FERRY_PRECISION_UNKNOWN)
    return NULL;
  text = g_date_time_format (time, formats[entry->precision]);
  return g_strconcat (text, entry->is_utc ? "Z" : "", NULL);
}

/* --- Lines --- */

static void
check_case (FerryFtpListingSource source,
            const FerryListingCase *expected,
            const char *line_end,
            gsize cut)
{
  g_autofree char *text = g_strconcat (expected->line, line_end, NULL);
  guint unreadable;
  g_autoptr (FerryListing) listing =
      ferry_listing_parse (source, text, strlen (text), MIN (cut, strlen (text)), &unreadable);
  g_autofree char *time = NULL;
  const FerryEntry *entry;

  if (expected->name == NULL || expected->name[0] == '\0')
    {
      if (ferry_listing_get_length (listing) != 0)
        g_error ("an entry: %s", expected->line);
      g_assert_cmpuint (unreadable, ==, expected->name == NULL ? 1 : 0);
      return;
    }
  if (ferry_listing_get_length (listing) != 1)
    g_error ("not one entry: %s", expected->line);
  g_assert_cmpuint (unreadable, ==, 0);
  entry = ferry_listing_get (listing, 0);
  time = format_time (entry);
  g_assert_cmpstr (entry->name, ==, expected->name);
  g_assert_cmpint (entry->kind, ==, expected->kind);
  g_assert_cmpint (entry->size, ==, expected->size);
  if (g_strcmp0 (time, expected->time) != 0)
    g_error ("%s instead of %s: %s", time, expected->time, expected->line);
  g_assert_cmphex (entry->mode, ==, expected->mode);
  g_assert_cmpstr (entry->owner, ==, expected->owner);
  g_assert_cmpstr (entry->group, ==, expected->group);
  g_assert_cmpstr (ferry_entry_get_target (entry), ==, expected->target);
}

/**
 * ferry_listing_check_cases:
 *
 * Asserts that each line, alone, is read as it says.
 */
void
ferry_listing_check_cases (FerryFtpListingSource source, const FerryListingCase *cases, guint count)
{
  for (guint i = 0; i < count; i++)
    for (guint j = 0; j < G_N_ELEMENTS (line_ends); j++)
      for (gsize cut = 0; cut <= strlen (cases[i].line) + 2; cut++)
        check_case (source, &cases[i], line_ends[j], cut);
}

/* --- Whole listings --- */

static void
append_entry (GString *text, const FerryEntry *entry)
{
  g_autofree char *time = format_time (entry);

  g_string_append_c (text, "ofdl"[entry->kind]);
  if (entry->size == FERRY_SIZE_UNKNOWN)
    g_string_append (text, " -");
  else
    g_string_append_printf (text, " %" G_GINT64_FORMAT, entry->size);
  g_string_append_printf (text, " %s %s", time != NULL ? time : "-", entry->name);
  if (entry->has_target)
    g_string_append_printf (text, " -> %s", ferry_entry_get_target (entry));
  g_string_append_c (text, '\n');
}

typedef struct
{
  FerryFtpListingParser *parser;
  GString *text;
} Description;

static void
take_entries (Description *description)
{
  g_autoptr (FerryListing) part = ferry_ftp_listing_parser_take (description->parser);

  for (guint i = 0; i < ferry_listing_get_length (part); i++)
    append_entry (description->text, ferry_listing_get (part, i));
}

static void
append_unreadable (const char *line, gsize length, gpointer user_data)
{
  Description *description = user_data;

  take_entries (description);
  g_string_append_printf (description->text, "? %.*s\n", (int) length, line);
}

/**
 * ferry_listing_describe:
 * @cut: how many bytes come first
 *
 * Returns: (transfer full): the name of the format, and what is read, as in FerryListingText
 */
char *
ferry_listing_describe (const char *text, gsize cut, const char *system)
{
  g_autoptr (FerryFtpListingParser) parser =
      ferry_ftp_listing_parser_new (FERRY_FTP_LISTING_LIST, system, FERRY_LISTING_NOW);
  Description description = { parser, g_string_new (NULL) };

  ferry_ftp_listing_parser_set_unreadable_func (parser, append_unreadable, &description);
  ferry_ftp_listing_parser_feed (parser, text, cut);
  ferry_ftp_listing_parser_feed (parser, text + cut, strlen (text) - cut);
  ferry_ftp_listing_parser_finish (parser);
  take_entries (&description);
  g_string_prepend_c (description.text, '\n');
  g_string_prepend (description.text, ferry_ftp_listing_parser_get_format (parser));
  return g_string_free (description.text, FALSE);
}

static void
check_text (const FerryListingText *expected, const char *line_end)
{
  g_auto (GStrv) lines = g_strsplit (expected->text, "\n", -1);
  g_autofree char *text = g_strjoinv (line_end, lines);
  g_autofree char *entries = g_strconcat (expected->format, "\n", expected->entries, NULL);

  for (gsize cut = 0; cut <= strlen (text); cut++)
    {
      g_autofree char *found = ferry_listing_describe (text, cut, NULL);

      g_assert_cmpstr (found, ==, entries);
    }
}

/**
 * ferry_listing_check_texts:
 *
 * Asserts that each listing is read as it says.
 */
void
ferry_listing_check_texts (const FerryListingText *texts, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      check_text (&texts[i], "\n");
      check_text (&texts[i], "\r\n");
    }
}

/* --- Whatever arrives --- */

/**
 * ferry_listing_fuzz:
 *
 * Spoils the listings at random, and asserts that no name comes out that is more than one path
 * segment.
 */
void
ferry_listing_fuzz (const char *const *seeds, guint count)
{
  static const char odd[] = "\0\r\n /;=->+<[],.:0129AZ\x80\xff";
  g_autoptr (GRand) random = g_rand_new_with_seed (20240203);

  for (guint round = 0; round < FUZZ_ROUNDS; round++)
    {
      const char *seed = seeds[g_rand_int_range (random, 0, (gint) count)];
      gsize length = strlen (seed);
      g_autofree char *bytes = g_memdup2 (seed, length);
      g_autoptr (FerryListing) listing = NULL;
      guint unreadable;

      for (gint i = g_rand_int_range (random, 1, 6); i > 0; i--)
        bytes[g_rand_int_range (random, 0, (gint) length)] =
            odd[g_rand_int_range (random, 0, sizeof odd)];
      length = (gsize) g_rand_int_range (random, 0, (gint) length + 1);

      listing = ferry_listing_parse (FERRY_FTP_LISTING_ANY, bytes, length, length / 2, &unreadable);
      for (guint i = 0; i < ferry_listing_get_length (listing); i++)
        {
          const char *name = ferry_listing_get (listing, i)->name;

          g_assert_null (strpbrk (name, "/\r\n"));
          g_assert_cmpstr (name, !=, "");
          g_assert_cmpstr (name, !=, ".");
          g_assert_cmpstr (name, !=, "..");
        }
    }
}

/**
 * ferry_listing_fuzz_cases:
 */
void
ferry_listing_fuzz_cases (const FerryListingCase *cases, guint count)
{
  g_autofree const char **seeds = g_new (const char *, count);

  for (guint i = 0; i < count; i++)
    seeds[i] = cases[i].line;
  ferry_listing_fuzz (seeds, count);
}

/**
 * ferry_listing_fuzz_texts:
 */
void
ferry_listing_fuzz_texts (const FerryListingText *texts, guint count)
{
  g_autofree const char **seeds = g_new (const char *, count);

  for (guint i = 0; i < count; i++)
    seeds[i] = texts[i].text;
  ferry_listing_fuzz (seeds, count);
}

static void
test_lines (gconstpointer data)
{
  const FerryListingTables *tables = data;

  ferry_listing_check_cases (tables->source, tables->cases, tables->n_cases);
}

static void
test_texts (gconstpointer data)
{
  const FerryListingTables *tables = data;

  ferry_listing_check_texts (tables->texts, tables->n_texts);
}

static void
test_fuzz (gconstpointer data)
{
  const FerryListingTables *tables = data;

  if (tables->n_cases > 0)
    ferry_listing_fuzz_cases (tables->cases, tables->n_cases);
  if (tables->n_texts > 0)
    ferry_listing_fuzz_texts (tables->texts, tables->n_texts);
}

/**
 * ferry_listing_add_tests:
 * @name: of the format, as its file has it
 * @tables: a constant
 *
 * Adds a test of the lines, one of the whole listings, and one of both spoilt at random.
 */
void
ferry_listing_add_tests (const char *name, const FerryListingTables *tables)
{
  g_autofree char *lines = g_strdup_printf ("/listing-%s/lines", name);
  g_autofree char *texts = g_strdup_printf ("/listing-%s/texts", name);
  g_autofree char *fuzz = g_strdup_printf ("/listing-%s/fuzz", name);

  if (tables->n_cases > 0)
    g_test_add_data_func (lines, tables, test_lines);
  if (tables->n_texts > 0)
    g_test_add_data_func (texts, tables, test_texts);
  g_test_add_data_func (fuzz, tables, test_fuzz);
}
