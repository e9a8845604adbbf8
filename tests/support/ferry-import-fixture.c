/* What an importer made of a file, as lines that a test can compare. See ferry-import-fixture.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-fixture.h"

#include <string.h>

GBytes *
ferry_test_import_load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "import", name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

/* As Windows' registry editor writes it: UTF-16 behind its mark. */
GBytes *
ferry_test_import_widen (GBytes *text)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *wide =
      g_convert (g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text), "UTF-16LE",
                 "UTF-8", NULL, &length, &error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) "\xff\xfe", 2);
  g_byte_array_append (bytes, (const guint8 *) wide, (guint) length);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
append (GString *text, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, " %s=%s", name, value);
}

static void
dump_site (GString *text, const FerryImported *site)
{
  static const char *const securities[] = { "none", "optional", "explicit", "implicit" };
  const FerryServer *server = site->server;

  g_string_append_printf (text, "%s%s%s: ", site->folder != NULL ? site->folder : "",
                          site->folder != NULL ? "/" : "", site->title != NULL ? site->title : "");
  if (site->refusal != NULL)
    {
      g_string_append_printf (text, "refused: %s\n", site->refusal);
      return;
    }
  g_string_append_printf (text, "%s@%s:%u %s", server->user != NULL ? server->user : "",
                          server->host, ferry_server_get_port (server),
                          securities[server->security]);
  if (server->mode == FERRY_MODE_ACTIVE)
    g_string_append (text, " active");
  if (site->is_asking)
    g_string_append (text, " asks");
  if (site->is_doubtful)
    g_string_append (text, " doubtful");
  append (text, "password", server->password);
  append (text, "account", server->account);
  append (text, "charset", server->charset);
  append (text, "remote", site->remote_folder);
  append (text, "local", site->local_folder);
  if (server->max_connections != 8)
    g_string_append_printf (text, " connections=%u", server->max_connections);
  if (server->time_offset != FERRY_TIME_OFFSET_AUTOMATIC)
    g_string_append_printf (text, " offset=%d", server->time_offset);
  if (site->colour != FERRY_SITE_COLOUR_NONE)
    append (text, "colour", ferry_site_colour_get_name (site->colour));
  g_string_append_c (text, '\n');
}

/* A line a site; below it, indented, its notes, bookmarks and warnings. */
char *
ferry_test_import_dump (FerryImportList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->sites->len; i++)
    {
      const FerryImported *site = g_ptr_array_index (list->sites, i);

      dump_site (text, site);
      if (site->notes != NULL)
        g_string_append_printf (text, "  notes: %s\n", site->notes);
      for (guint j = 0; j < site->bookmarks->len; j++)
        {
          const FerryBookmark *bookmark = g_ptr_array_index (site->bookmarks, j);

          g_string_append_printf (text, "  bookmark %s: %s <> %s\n", bookmark->title,
                                  bookmark->local_folder != NULL ? bookmark->local_folder : "",
                                  bookmark->remote_folder != NULL ? bookmark->remote_folder : "");
        }
      for (guint j = 0; j < site->warnings->len; j++)
        g_string_append_printf (text, "  ! %s\n", (char *) g_ptr_array_index (site->warnings, j));
    }
  for (guint i = 0; i < list->warnings->len; i++)
    g_string_append_printf (text, "! %s\n", (char *) g_ptr_array_index (list->warnings, i));
  return g_string_free (text, FALSE);
}

void
ferry_test_import_expect (GBytes *bytes, const char *program, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryImportList) list = ferry_import_parse (bytes, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (list->program, ==, program);
  text = ferry_test_import_dump (list);
  g_assert_cmpstr (text, ==, expected);
}

/* @sentence: what its message contains */
void
ferry_test_import_expect_error (const char *bytes, gssize length, const char *sentence)
{
  g_autoptr (GBytes) file = g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length);
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryImportList) list = ferry_import_parse (file, &error);

  g_assert_null (list);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, sentence));
}
