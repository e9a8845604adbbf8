/* Ferry's own file of sites: written, read again, by the wrong passphrase, damaged; and imported
 * sites as saved ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cipher.h"
#include "ferry-export.h"
#include "ferry-import-fixture.h"
#include "ferry-import-take.h"

#include <string.h>

/* The sites of a file of another program, saved. */
static FerrySiteStore *
new_store (const char *name)
{
  g_autoptr (GFile) file = g_file_new_build_filename (g_get_user_config_dir (), name, NULL);

  return ferry_site_store_new (file);
}

static GPtrArray *
take_file (FerrySiteStore *store, const char *name)
{
  g_autoptr (GBytes) bytes = ferry_test_import_load (name);
  g_autoptr (FerryImportList) list = ferry_import_parse (bytes, NULL);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  g_assert_nonnull (list);
  for (guint i = 0; i < list->sites->len; i++)
    {
      FerryImported *site = g_ptr_array_index (list->sites, i);

      if (site->refusal == NULL)
        g_ptr_array_add (chosen, site);
    }
  return ferry_import_take (store, chosen);
}

static void
test_take (void)
{
  g_autoptr (FerrySiteStore) store = new_store ("take.ini");
  g_autoptr (GPtrArray) saved = take_file (store, "sitemanager.xml");
  g_autoptr (GPtrArray) again = take_file (store, "sitemanager.xml");
  g_autoptr (FerrySiteStore) loaded = new_store ("take.ini");
  g_autoptr (GHashTable) known = ferry_import_dup_known (loaded);
  g_autoptr (GBytes) bytes = ferry_test_import_load ("sitemanager.xml");
  g_autoptr (FerryImportList) list = ferry_import_parse (bytes, NULL);
  const FerrySiteData *data;

  g_assert_cmpuint (saved->len, ==, 4);
  g_assert_cmpstr (ferry_site_get_title (g_ptr_array_index (saved, 0)), ==, "Web");
  g_assert_cmpstr (ferry_site_get_title (g_ptr_array_index (again, 0)), ==, "Web (2)");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (loaded)), ==, 8);
  for (guint i = 0; i < list->sites->len; i++)
    {
      const FerryImported *site = g_ptr_array_index (list->sites, i);

      g_assert_true (ferry_import_is_known (known, site) == (site->refusal == NULL));
    }

  {
    g_autoptr (FerrySite) web = g_list_model_get_item (G_LIST_MODEL (loaded), 0);

    data = ferry_site_get_data (web);
    g_assert_cmpstr (data->folder, ==, "Work");
    g_assert_cmpstr (data->notes, ==, "Mind the gap & the\nsecond line");
    g_assert_cmpstr (data->remote_folder, ==, "/home/kai");
    g_assert_cmpint (data->logon, ==, FERRY_LOGON_KEYRING);
    g_assert_null (data->server->password);
    g_assert_cmpuint (data->bookmarks->len, ==, 1);
  }
}

static GBytes *export(FerrySiteStore *store, const char *passphrase)
{
  g_autoptr (GPtrArray) saved = take_file (store, "sitemanager.xml");
  g_autoptr (GHashTable) passwords = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  g_hash_table_insert (passwords, (char *) ferry_site_get_id (g_ptr_array_index (saved, 0)),
                       (char *) "s3cret!");
  g_hash_table_insert (passwords, (char *) ferry_site_get_id (g_ptr_array_index (saved, 2)),
                       (char *) "pä/日");
  bytes = ferry_export_sites (saved, passwords, passphrase, &error);
  g_assert_no_error (error);
  g_assert_null (
      g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "s3cret!"));
  return bytes;
}

#define SITES(web, locked)                                                                         \
  "Work/Web: kai@ftp.example.net:21 explicit " web                                                 \
  " remote=/home/kai local=/home/kai/web colour=red\n"                                             \
  "  notes: Mind the gap & the\nsecond line\n"                                                     \
  "  bookmark Logs: /tmp <> /var/log\n"                                                            \
  "Work/Old 日本/Archive: eva@2001:db8::1:2121 optional active asks charset=EUC-JP "             \
  "remote=C:\\Users\\kai connections=3\n"                                                          \
  "Locked: kai@secure.example.net:990 implicit " locked " charset=UTF-8\n"                         \
  "mirror.example.net: @mirror.example.net:21 none offset=540\n"

static void
test_without_passwords (void)
{
  g_autoptr (FerrySiteStore) store = new_store ("without.ini");
  g_autoptr (GBytes) bytes = export(store, NULL);

  ferry_test_import_expect (bytes, "Ferry", SITES ("asks", "asks"));
}

static void
test_passwords (void)
{
  g_autoptr (FerrySiteStore) store = new_store ("with.ini");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (FerryImportList) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!ferry_cipher_is_there ())
    {
      g_test_skip ("built without encryption");
      return;
    }
  bytes = export(store, "correct horse");
  ferry_test_import_expect (bytes, "Ferry", SITES ("asks", "asks"));
  list = ferry_import_parse (bytes, &error);
  g_assert_no_error (error);
  g_assert_nonnull (list->sealed);

  g_assert_false (ferry_import_list_unlock (list, "wrong horse", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_clear_error (&error);
  g_assert_nonnull (list->sealed);

  g_assert_true (ferry_import_list_unlock (list, "correct horse", &error));
  g_assert_no_error (error);
  g_assert_null (list->sealed);
  text = ferry_test_import_dump (list);
  g_assert_cmpstr (text, ==, SITES ("password=s3cret!", "password=pä/日"));
}

/* What an earlier Ferry wrote stays readable. */
static void
test_old_file (void)
{
  g_autoptr (GBytes) bytes = ferry_test_import_load ("ferry-sealed.ini");
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryImportList) list = ferry_import_parse (bytes, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  if (!ferry_cipher_is_there ())
    {
      g_test_skip ("built without encryption");
      return;
    }
  g_assert_true (ferry_import_list_unlock (list, "correct horse", &error));
  g_assert_no_error (error);
  text = ferry_test_import_dump (list);
  g_assert_cmpstr (text, ==,
                   "Web: kai@ftp.example.net:21 optional password=s3cret!\n"
                   "Archive: kai@archive.example.net:21 optional asks\n");
}

/* A changed bit anywhere, an end that is missing: nothing is let through. */
static void
test_damage (void)
{
  g_autoptr (GBytes) plain = g_bytes_new_static ("secret", 6);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) opened = NULL;
  static const gsize places[] = { 0, 16, 28, 31, 49 };

  if (!ferry_cipher_is_there ())
    {
      g_test_skip ("built without encryption");
      return;
    }
  sealed = ferry_cipher_seal ("horse", plain, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (sealed), ==, 16 + 12 + 6 + 16);
  opened = ferry_cipher_open ("horse", sealed, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (opened, plain));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gsize size = g_bytes_get_size (sealed);
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (sealed, NULL), size);
      g_autoptr (GBytes) damaged = NULL;

      copy[places[i]] ^= 1;
      damaged = g_bytes_new (copy, size);
      g_assert_null (ferry_cipher_open ("horse", damaged, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
      g_clear_error (&error);
    }
  {
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (sealed, 0, 43);

    g_assert_null (ferry_cipher_open ("horse", cut, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  }
}

static void
test_hostile (void)
{
  static const char text[] = "[/export]\nversion=2\npasswords=7;AAAA;\n"
                             "[a]\nhost=h\nlogon=anonymous\nlogin-commands=SITE X\n"
                             "[b]\nhost=a b\n[/folders]\nhost=trap\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryImportList) list = ferry_import_parse (bytes, &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  g_assert_null (list->sealed);
  dump = ferry_test_import_dump (list);
  g_assert_nonnull (strstr (dump, "It sends after login: SITE X."));
  g_assert_nonnull (strstr (dump, "b: refused: Its host is no name of a host.\n"));
  g_assert_null (strstr (dump, "trap"));
  g_assert_nonnull (strstr (dump, "! The file is a newer Ferry’s: some of it may be left out.\n"));
  g_assert_nonnull (strstr (dump, "! The passwords in it were encrypted by a newer Ferry"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/export/take", test_take);
  g_test_add_func ("/export/without-passwords", test_without_passwords);
  g_test_add_func ("/export/passwords", test_passwords);
  g_test_add_func ("/export/old-file", test_old_file);
  g_test_add_func ("/export/damage", test_damage);
  g_test_add_func ("/export/hostile", test_hostile);
  return g_test_run ();
}
